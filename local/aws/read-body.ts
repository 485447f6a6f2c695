import type { Readable } from "node:stream";
import { AwsError } from "./aws-error";

/**
 * The whole body of a request.
 *
 * @throws AwsError when it is longer than `maxBytes`
 */
export async function readBody(request: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop early must not close the connection: the refusal still has to go out.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes)
      throw new AwsError("RequestEntityTooLarge", `The request is over ${maxBytes} bytes long.`, 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
