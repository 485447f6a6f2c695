import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { decodeAwsChunked } from "./aws-chunked";
import { type Checksum, checksumAlgorithmOf, digestBy, headerOf, requireSame } from "./checksum";
import { s3Error } from "./s3-error";

/** Content that arrived whole and as its sender meant it, in a file of its own. */
export interface Received {
  readonly path: string;
  readonly sizeBytes: number;
  readonly md5Hex: string;
  readonly checksum?: Checksum;
}

/**
 * Writes the body of a request to a file and checks length, MD5 and checksum. Nothing is left of a body that fails.
 *
 * @throws AwsError BadDigest or IncompleteBody
 */
export async function receive(request: IncomingMessage, path: string): Promise<Received> {
  try {
    return await write(request, path);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function write(request: IncomingMessage, path: string): Promise<Received> {
  const { headers } = request;
  const trailers = new Map<string, string>();
  const md5 = createHash("md5");
  const algorithm = checksumAlgorithmOf(headers);
  const digest = algorithm && digestBy(algorithm);
  let sizeBytes = 0;
  await pipeline(
    isChunked(request) ? decodeAwsChunked(request, trailers) : request,
    async function* measure(source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        sizeBytes += chunk.length;
        md5.update(chunk);
        digest?.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path),
  );
  requireLength(headers["x-amz-decoded-content-length"], sizeBytes);
  const md5Bytes = md5.digest();
  requireSame("Content-MD5", headers["content-md5"] as string | undefined, md5Bytes.toString("base64"));
  const received = { path, sizeBytes, md5Hex: md5Bytes.toString("hex") };
  if (!algorithm || !digest) return received;
  const value = await digest.digest();
  const name = headerOf(algorithm);
  requireSame(name, trailers.get(name) ?? (headers[name] as string | undefined), value);
  return { ...received, checksum: { algorithm, value } };
}

function isChunked({ headers }: IncomingMessage): boolean {
  const encoding = headers["content-encoding"] ?? "";
  return encoding.includes("aws-chunked") || String(headers["x-amz-content-sha256"]).startsWith("STREAMING-");
}

function requireLength(said: string | string[] | undefined, sizeBytes: number): void {
  if (said !== undefined && Number(said) !== sizeBytes) throw s3Error("IncompleteBody");
}
