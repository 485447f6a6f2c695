import { createHash, randomUUID } from "node:crypto";
import { openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "../write-file-atomic";
import { fileNameOf } from "./file-name";
import type { StoredObject } from "./stored-object";

/** What a metadata file holds: the object, and the content file's time so that a mismatch is noticed. */
interface Entry extends StoredObject {
  readonly contentTimeMs: number;
}

/**
 * The objects of one bucket: content under `objects/`, metadata under `metadata/`, both found again after a crash.
 * Listing and lookup use an index in memory.
 *
 * Content and index change in one synchronous step, so a reader never gets the headers of one version with the content of
 * another.
 */
export class BucketStore {
  readonly folder: string;
  readonly createdAt: Date;
  readonly #entries = new Map<string, Entry>();
  #sortedKeys: readonly string[] | undefined;

  private constructor(folder: string, createdAt: Date) {
    this.folder = folder;
    this.createdAt = createdAt;
  }

  /** Opens the bucket kept in a folder, making it where it is new. */
  static async open(folder: string): Promise<BucketStore> {
    await rm(join(folder, "incoming"), { recursive: true, force: true });
    for (const part of ["objects", "metadata", "uploads", "incoming"])
      await mkdir(join(folder, part), { recursive: true });
    const store = new BucketStore(folder, statSync(folder).birthtime);
    await store.#load();
    return store;
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
    writeFileAtomic(this.#metadataPath(key), JSON.stringify(entry));
    if (!this.#entries.has(key)) this.#sortedKeys = undefined;
    this.#entries.set(key, entry);
  }

  delete(key: string): void {
    if (!this.#entries.delete(key)) return;
    this.#sortedKeys = undefined;
    rmSync(this.#metadataPath(key), { force: true });
    rmSync(this.#contentPath(key), { force: true });
  }

  #contentPath(key: string): string {
    return join(this.folder, "objects", fileNameOf(key));
  }

  #metadataPath(key: string): string {
    return join(this.folder, "metadata", `${fileNameOf(key)}.json`);
  }

  async #load(): Promise<void> {
    const names = (await readdir(join(this.folder, "metadata"))).filter((name) => name.endsWith(".json"));
    for (const name of names) {
      const entry = parseEntry(await readFile(join(this.folder, "metadata", name), "utf8"));
      const intact = entry && this.#reconcile(entry);
      if (intact) this.#entries.set(intact.key, intact);
    }
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

function parseEntry(text: string): Entry | undefined {
  try {
    return JSON.parse(text) as Entry;
  } catch {
    return undefined;
  }
}

function sortByBytes(keys: Iterable<string>): string[] {
  const withBytes = Array.from(keys, (key) => ({ key, bytes: Buffer.from(key) }));
  return withBytes.sort((left, right) => left.bytes.compare(right.bytes)).map(({ key }) => key);
}
