import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BucketStore } from "../../../../local/aws/s3/bucket-store";
import { temporaryFolder } from "../stand-ins";

const test = suite("buckets on disk after a crash");
let folder: string;

test.before.each(() => {
  folder = temporaryFolder();
});

test.after.each(() => rmSync(folder, { recursive: true }));

/** A bucket with an object of a key and content. */
async function bucketWith(key: string, content: string): Promise<BucketStore> {
  const bucket = await BucketStore.open(folder);
  const path = bucket.newIncomingPath();
  writeFileSync(path, content);
  const described = { sizeBytes: content.length, etag: '"as given"', lastModified: "2026-01-01T00:00:00.000Z" };
  bucket.put(path, { key, ...described, headers: {}, metadata: { "x-amz-meta-a": "1" } });
  return bucket;
}

test("an object is found again as it was", async () => {
  const before = (await bucketWith("Some/Key", "content")).get("Some/Key");
  assert.equal((await BucketStore.open(folder)).get("Some/Key"), before);
});

test("content newer than its metadata counts, with a new ETag", async () => {
  await bucketWith("key", "content");
  writeFileSync(join(folder, "objects/key"), "newer content");
  const { etag, sizeBytes, metadata } = (await BucketStore.open(folder)).get("key")!;
  assert.is(etag, '"4973caefd342c379488720e701d794a4"');
  assert.equal([sizeBytes, metadata], [13, { "x-amz-meta-a": "1" }]);
});

test("metadata without content is no object", async () => {
  await bucketWith("gone", "content");
  rmSync(join(folder, "objects/gone"));
  const bucket = await BucketStore.open(folder);
  assert.equal(bucket.keys(), []);
  assert.ok(bucket.isEmpty);
});

test("metadata that was cut off or damaged takes no other with it", async () => {
  for (const key of ["first", "damaged", "last", "cut"]) await bucketWith(key, "content");
  const log = join(folder, "objects.jsonl");
  writeFileSync(log, readFileSync(log, "utf8").replace('"damaged"', '"dam').slice(0, -20));
  assert.equal((await BucketStore.open(folder)).keys(), ["first", "last"]);
  await bucketWith("later", "content");
  assert.equal((await BucketStore.open(folder)).keys(), ["first", "last", "later"]);
});

test("the file of metadata does not grow with every write of the same object", async () => {
  const bucket = await bucketWith("key", "content");
  const object = bucket.get("key")!;
  for (let time = 0; time < 1_010; time++) {
    const path = bucket.newIncomingPath();
    writeFileSync(path, "content");
    bucket.put(path, object);
  }
  const lines = () => readFileSync(join(folder, "objects.jsonl"), "utf8").split("\n").length - 1;
  assert.is(lines(), 1_011);
  assert.equal((await BucketStore.open(folder)).keys(), ["key"]);
  assert.is(lines(), 1);
});

test("what was still arriving is removed", async () => {
  const bucket = await bucketWith("key", "content");
  writeFileSync(bucket.newIncomingPath(), "half");
  await BucketStore.open(folder);
  assert.equal(readdirSync(join(folder, "incoming")), []);
});

test("a deleted object leaves no file, and is not found again", async () => {
  (await bucketWith("key", "content")).delete("key");
  assert.not(existsSync(join(folder, "objects/key")));
  assert.ok((await BucketStore.open(folder)).isEmpty);
});

test.run();
