import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { BucketStore } from "./bucket-store";
import type { ObjectCreated } from "./object-created";
import { s3Error } from "./s3-error";

const BUCKET_NAME = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** All buckets, one folder each, opened when first used. */
export class Store {
  readonly #folder: string;
  readonly #opened = new Map<string, Promise<BucketStore>>();

  /** @param created hears of every object that is written */
  constructor(
    folder: string,
    readonly created: (event: ObjectCreated) => void = () => {},
  ) {
    this.#folder = folder;
  }

  /**
   * A bucket that exists.
   *
   * @throws AwsError NoSuchBucket
   */
  async bucket(name: string): Promise<BucketStore> {
    if (!this.#exists(name)) throw s3Error("NoSuchBucket");
    return this.#open(name);
  }

  async create(name: string): Promise<void> {
    if (!BUCKET_NAME.test(name)) throw s3Error("InvalidBucketName", `"${name}" is not a valid bucket name.`);
    await this.#open(name);
  }

  async delete(name: string): Promise<void> {
    const bucket = await this.bucket(name);
    if (!bucket.isEmpty) throw s3Error("BucketNotEmpty");
    this.#opened.delete(name);
    await rm(bucket.folder, { recursive: true });
  }

  async names(): Promise<string[]> {
    const names = existsSync(this.#folder) ? await readdir(this.#folder) : [];
    return names.filter((name) => BUCKET_NAME.test(name)).sort();
  }

  #exists(name: string): boolean {
    return BUCKET_NAME.test(name) && (this.#opened.has(name) || existsSync(join(this.#folder, name)));
  }

  #open(name: string): Promise<BucketStore> {
    const opened = this.#opened.get(name) ?? BucketStore.open(join(this.#folder, name));
    this.#opened.set(name, opened);
    opened.catch(() => this.#opened.delete(name));
    return opened;
  }
}
