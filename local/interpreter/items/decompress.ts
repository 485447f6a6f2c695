import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { itemReaderFailed } from "../failure";
import type { ObjectBody } from "../object-store";

type Decompress = (body: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

const BY_EXTENSION: readonly (readonly [RegExp, string, Decompress])[] = [
  [/\.gz$/, "GZIP", gunzip],
  [/\.zstd?$/, "ZSTD", unzstd],
];

/**
 * The body of an object that may be compressed by GZIP (`.gz`) or Zstandard (`.zst`, `.zstd`), which its key tells.
 *
 * @throws StateFailure States.ItemReaderFailed, while it is read, where it is not compressed in that way
 */
export function decompressed(body: ObjectBody, key: string): ObjectBody {
  const known = BY_EXTENSION.find(([extension]) => extension.test(key));
  if (known === undefined) return body;
  const [, format, decompress] = known;
  return explained(decompress(bytesOf(body)), `${key} is not compressed by ${format}, as its name says`);
}

/** The body of an object that GZIP compressed, whatever its key. */
export function gunzipped(body: ObjectBody, key: string): ObjectBody {
  return explained(gunzip(bytesOf(body)), `${key} is not compressed by GZIP`);
}

function gunzip(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const source = Readable.from(body);
  const unzipped = createGunzip();
  // Without this, whoever reads the one would never hear that the other failed.
  source.on("error", (error) => unzipped.destroy(error));
  return source.pipe(unzipped);
}

/** Node has Zstandard of its own from version 22.15 on only. */
async function* unzstd(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import("fzstd");
  const pieces: Uint8Array[] = [];
  const stream = new Decompress((piece) => pieces.push(piece));
  for await (const piece of body) {
    stream.push(piece);
    yield* pieces.splice(0);
  }
  stream.push(new Uint8Array(0), true);
  yield* pieces;
}

async function* bytesOf(body: ObjectBody): AsyncGenerator<Uint8Array> {
  for await (const piece of typeof body === "string" ? [body] : body) {
    yield typeof piece === "string" ? Buffer.from(piece) : piece;
  }
}

async function* explained(body: AsyncIterable<Uint8Array>, sentence: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw itemReaderFailed(`${sentence}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
