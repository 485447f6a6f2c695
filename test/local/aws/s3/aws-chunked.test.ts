import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { decodeAwsChunked } from "../../../../local/aws/s3/aws-chunked";
import { failureOf } from "../stand-ins";

const test = suite("aws-chunked bodies");

async function decode(parts: readonly Buffer[]): Promise<{ content: Buffer; trailers: Map<string, string> }> {
  const trailers = new Map<string, string>();
  const chunks: Buffer[] = [];
  async function* source() {
    yield* parts;
  }
  for await (const chunk of decodeAwsChunked(source(), trailers)) chunks.push(chunk);
  return { content: Buffer.concat(chunks), trailers };
}

/** Cuts text into buffers of a length, as a network may. */
function cut(bytes: Buffer, length: number): Buffer[] {
  const count = Math.ceil(bytes.length / length);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * length, (index + 1) * length));
}

test("content is the same however it was chunked and however it arrives", async () => {
  const content = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(content, fc.integer({ min: 1, max: 20 }), async (chunks, arrivalBytes) => {
      const framed = chunks.flatMap((chunk) => [
        Buffer.from(`${chunk.length.toString(16)}\r\n`),
        chunk,
        Buffer.from("\r\n"),
      ]);
      const body = Buffer.concat([...framed, Buffer.from("0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n")]);
      const decoded = await decode(cut(body, arrivalBytes));
      assert.equal(decoded.content, Buffer.concat(chunks));
      assert.equal([...decoded.trailers], [["x-amz-checksum-crc32", "AAAA"]]);
    }),
  );
});

test("signatures of chunks are passed over", async () => {
  const { content } = await decode([Buffer.from("3;chunk-signature=ab\r\nabc\r\n0;chunk-signature=cd\r\n\r\n")]);
  assert.is(content.toString(), "abc");
});

test("a body that ends early or is framed wrongly is refused", async () => {
  for (const body of ["", "5\r\nabc", "3\r\nabcd\r\n", "zz\r\n", "-1\r\n", "3\r\nabc\r\n", "x".repeat(20_000)]) {
    assert.match(await failureOf(decode([Buffer.from(body)])), "AwsError", body.slice(0, 20));
  }
});

test.run();
