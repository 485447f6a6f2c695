import { createHash } from "node:crypto";
import { createWriteStream, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { decodeAwsChunked } from "./aws-chunked";
import { type Checksum, checksumAlgorithmOf, digestBy, headerOf, requireSame } from "./checksum";
import { s3Error } from "./s3-error";

/** Up to this size, content is gathered in memory. */
const SMALL_BYTES = 1024 * 1024;

/** Content that arrived whole and as its sender meant it, in a file of its own. */
export interface Received {
  readonly path: string;
  readonly sizeBytes: number;
  readonly md5Hex: string;
  readonly checksum?: Checksum;
}

/** Written content and its MD5. */
export type Written = Omit<Received, "checksum">;

/**
 * Writes the body of a request to a file and checks length, MD5 and checksum. Nothing is left of a body that fails.
 *
 * @throws AwsError BadDigest or IncompleteBody
 */
export async function receive(request: IncomingMessage, path: string): Promise<Received> {
  const { headers } = request;
  const trailers = new Map<string, string>();
  const body = isChunked(request) ? decodeAwsChunked(request, trailers) : request;
  const algorithm = checksumAlgorithmOf(headers);
  const digest = algorithm && digestBy(algorithm);
  const write = Number(headers["content-length"]) <= SMALL_BYTES ? writeSmall : writeContent;
  const written = await write(body, path, (chunk) => digest?.update(chunk));
  try {
    requireLength(headers["x-amz-decoded-content-length"], written.sizeBytes);
    const md5 = Buffer.from(written.md5Hex, "hex").toString("base64");
    requireSame("Content-MD5", headers["content-md5"] as string | undefined, md5);
    if (!algorithm || !digest) return written;
    const [name, value] = [headerOf(algorithm), await digest.digest()];
    requireSame(name, trailers.get(name) ?? (headers[name] as string | undefined), value);
    return { ...written, checksum: { algorithm, value } };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Small content takes less time to write at once than to wait for its turn, behind the work of others in the thread pool. */
async function writeSmall(
  content: AsyncIterable<Buffer>,
  path: string,
  onChunk: (chunk: Buffer) => void,
): Promise<Written> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) {
    onChunk(chunk);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  writeFileSync(path, bytes);
  return { path, sizeBytes: bytes.length, md5Hex: createHash("md5").update(bytes).digest("hex") };
}

/** Writes content to a file. Nothing is left of it when its source fails. */
export async function writeContent(
  content: AsyncIterable<Buffer>,
  path: string,
  onChunk?: (chunk: Buffer) => void,
): Promise<Written> {
  const md5 = createHash("md5");
  let sizeBytes = 0;
  async function* measure(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      sizeBytes += chunk.length;
      md5.update(chunk);
      onChunk?.(chunk);
      yield chunk;
    }
  }
  try {
    await pipeline(content, measure, createWriteStream(path));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, sizeBytes, md5Hex: md5.digest("hex") };
}

function isChunked({ headers }: IncomingMessage): boolean {
  const encoding = headers["content-encoding"] ?? "";
  return encoding.includes("aws-chunked") || String(headers["x-amz-content-sha256"]).startsWith("STREAMING-");
}

function requireLength(said: string | string[] | undefined, sizeBytes: number): void {
  if (said !== undefined && Number(said) !== sizeBytes) throw s3Error("IncompleteBody");
}
