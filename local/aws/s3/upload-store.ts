import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { writeFileAtomic } from "../../files/write-file-atomic";
import type { BucketStore } from "./bucket-store";
import type { Written } from "./receive";
import { s3Error } from "./s3-error";
import type { StoredObject } from "./stored-object";

/** What the object of a multipart upload will be called and keep. */
export type UploadTarget = Pick<StoredObject, "key" | "headers" | "metadata">;

/** A part that arrived. */
export interface Part {
  readonly number: number;
  readonly sizeBytes: number;
  readonly md5Hex: string;
}

/** A started multipart upload. */
export interface Upload {
  readonly id: string;
  readonly startedAt: string;
  readonly target: UploadTarget;
}

/** Starts a multipart upload; it is kept on disk until it is completed or aborted. */
export async function startUpload(bucket: BucketStore, target: UploadTarget): Promise<Upload> {
  const upload = { id: randomBytes(16).toString("hex"), startedAt: new Date().toISOString(), target };
  await mkdir(folderOf(bucket, upload.id));
  writeFileAtomic(join(folderOf(bucket, upload.id), "upload.json"), JSON.stringify(upload));
  return upload;
}

/**
 * The upload of an id.
 *
 * @throws AwsError NoSuchUpload
 */
export async function findUpload(bucket: BucketStore, id: string, key: string): Promise<Upload> {
  const path = join(folderOf(bucket, id), "upload.json");
  const upload = existsSync(path) ? (JSON.parse(await readFile(path, "utf8")) as Upload) : undefined;
  if (upload?.target.key !== key) throw s3Error("NoSuchUpload");
  return upload;
}

/** Uploads under way, oldest first. */
export async function listUploads(bucket: BucketStore): Promise<Upload[]> {
  const ids = await readdir(join(bucket.folder, "uploads"));
  const files = ids.map((id) => join(folderOf(bucket, id), "upload.json")).filter(existsSync);
  const uploads = await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, "utf8")) as Upload));
  return uploads.sort((left, right) => left.startedAt.localeCompare(right.startedAt));
}

/** Adds a part; one of the same number is replaced. */
export async function addPart(bucket: BucketStore, id: string, number: number, written: Written): Promise<void> {
  const { sizeBytes, md5Hex } = written;
  await rename(written.path, join(folderOf(bucket, id), `${number}.part`));
  const part: Part = { number, sizeBytes, md5Hex };
  writeFileAtomic(join(folderOf(bucket, id), `${number}.json`), JSON.stringify(part));
}

/** The parts that arrived, in order. */
export async function listParts(bucket: BucketStore, id: string): Promise<Part[]> {
  const names = (await readdir(folderOf(bucket, id))).filter((name) => /^\d+\.json$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(join(folderOf(bucket, id), name), "utf8")));
  return texts.map((text) => JSON.parse(text) as Part).sort((left, right) => left.number - right.number);
}

/** Joins parts into one file. Its ETag is the MD5 of the parts' MD5s, and their number. */
export async function joinParts(bucket: BucketStore, id: string, parts: readonly Part[]) {
  const path = bucket.newIncomingPath();
  const files = parts.map(({ number }) => join(folderOf(bucket, id), `${number}.part`));
  await pipeline(Readable.from(contentsOf(files), { objectMode: false }), createWriteStream(path));
  const md5s = Buffer.concat(parts.map(({ md5Hex }) => Buffer.from(md5Hex, "hex")));
  const etag = `"${createHash("md5").update(md5s).digest("hex")}-${parts.length}"`;
  return { path, etag, sizeBytes: parts.reduce((sum, part) => sum + part.sizeBytes, 0) };
}

/** Forgets an upload and its parts. */
export async function removeUpload(bucket: BucketStore, id: string): Promise<void> {
  await rm(folderOf(bucket, id), { recursive: true, force: true });
}

async function* contentsOf(files: readonly string[]): AsyncGenerator<Buffer> {
  for (const file of files) yield* createReadStream(file) as AsyncIterable<Buffer>;
}

function folderOf(bucket: BucketStore, id: string): string {
  if (!/^[0-9a-f]{32}$/.test(id)) throw s3Error("NoSuchUpload");
  return join(bucket.folder, "uploads", id);
}
