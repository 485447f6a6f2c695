import { createHash, randomUUID } from "node:crypto";
import { openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileNameOf } from "../../files/file-name";
import { type Entry, ObjectLog } from "./object-log";
import type { StoredObject } from "./stored-object";

/**
 * The objects of one bucket: content under `objects/`, metadata in `objects.jsonl`, both found again after a crash.
 * Listing and lookup use an index in memory.
 *
 * Content and index change in one synchronous step, so a reader never gets the headers of one version with the content of
 * another.
 */
export class BucketStore {
  readonly folder: string;
  readonly createdAt: Date;
  readonly #entries = new Map<string, Entry>();
  readonly #log: ObjectLog;
  #sortedKeys: readonly string[] | undefined;

  private constructor(folder: string, createdAt: Date) {
    this.folder = folder;
    this.createdAt = createdAt;
    this.#log = new ObjectLog(join(folder, "objects.jsonl"));
    for (const entry of this.#log.load().values()) this.#restore(entry);
  }

  /** Opens the bucket kept in a folder, making it where it is new. */
  static async open(folder: string): Promise<BucketStore> {
    await rm(join(folder, "incoming"), { recursive: true, force: true });
    for (const part of ["objects", "uploads", "incoming"]) await mkdir(join(folder, part), { recursive: true });
    return new BucketStore(folder, statSync(folder).birthtime);
  }

  /** Where content is gathered before it becomes an object. */
  newIncomingPath(): string {
    return join(this.folder, "incoming", randomUUID());
  }

  get(key: string): StoredObject | undefined {
    return this.#entries.get(key);
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** All keys in the order of their UTF-8 bytes, in which S3 lists. */
  keys(): readonly string[] {
    this.#sortedKeys ??= sortByBytes(this.#entries.keys());
    return this.#sortedKeys;
  }

  /** Opens the content of an object; the caller closes it. */
  openContent(key: string): { readonly object: StoredObject; readonly file: number } | undefined {
    const object = this.#entries.get(key);
    return object && { object, file: openSync(this.#contentPath(key), "r") };
  }

  /** Makes a file from `newIncomingPath` the content of an object. */
  put(incomingPath: string, object: StoredObject): void {
    const { key } = object;
    const contentTimeMs = statSync(incomingPath).mtimeMs;
    renameSync(incomingPath, this.#contentPath(key));
    const entry = { ...object, contentTimeMs };
    this.#log.put(entry);
    if (!this.#entries.has(key)) this.#sortedKeys = undefined;
    this.#entries.set(key, entry);
  }

  delete(key: string): void {
    if (!this.#entries.has(key)) return;
    this.#log.delete(key);
    this.#entries.delete(key);
    this.#sortedKeys = undefined;
    rmSync(this.#contentPath(key), { force: true });
  }

  #contentPath(key: string): string {
    return join(this.folder, "objects", fileNameOf(key));
  }

  #restore(entry: Entry): void {
    const intact = this.#reconcile(entry);
    if (intact) this.#entries.set(intact.key, intact);
  }

  /** Content may be newer than its metadata after a crash between the two; then the content counts. */
  #reconcile(entry: Entry): Entry | undefined {
    const content = measure(this.#contentPath(entry.key));
    if (!content) return undefined;
    if (content.sizeBytes === entry.sizeBytes && content.contentTimeMs === entry.contentTimeMs) return entry;
    const md5 = createHash("md5")
      .update(readFileSync(this.#contentPath(entry.key)))
      .digest("hex");
    const { checksum, ...rest } = entry;
    const lastModified = new Date(content.contentTimeMs).toISOString();
    return { ...rest, ...content, etag: `"${md5}"`, lastModified };
  }
}

function measure(path: string): { sizeBytes: number; contentTimeMs: number } | undefined {
  try {
    const { size, mtimeMs } = statSync(path);
    return { sizeBytes: size, contentTimeMs: mtimeMs };
  } catch {
    return undefined;
  }
}

function sortByBytes(keys: Iterable<string>): string[] {
  const withBytes = Array.from(keys, (key) => ({ key, bytes: Buffer.from(key) }));
  return withBytes.sort((left, right) => left.bytes.compare(right.bytes)).map(({ key }) => key);
}
