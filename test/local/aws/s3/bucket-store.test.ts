import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
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

test("metadata without content, or cut off, is no object", async () => {
  await bucketWith("gone", "content");
  await bucketWith("cut", "content");
  rmSync(join(folder, "objects/gone"));
  writeFileSync(join(folder, "metadata/cut.json"), '{"key":"cu');
  const bucket = await BucketStore.open(folder);
  assert.equal(bucket.keys(), []);
  assert.ok(bucket.isEmpty);
});

test("what was still arriving is removed", async () => {
  const bucket = await bucketWith("key", "content");
  writeFileSync(bucket.newIncomingPath(), "half");
  await BucketStore.open(folder);
  assert.equal(readdirSync(join(folder, "incoming")), []);
});

test("a deleted object leaves no file", async () => {
  (await bucketWith("key", "content")).delete("key");
  assert.not(existsSync(join(folder, "objects/key")));
  assert.not(existsSync(join(folder, "metadata/key.json")));
});

test.run();
