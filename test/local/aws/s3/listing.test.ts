import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { failureOf, type StandIns, startStandIns } from "../stand-ins";

const test = suite("S3 listing");
const Bucket = "listed";
const keys = ["Z", "a", "a b+c", "dir/", "dir/1", "dir/2", "dir/sub/3", "dir2/4", "\uff5e", "\u{1f600}", "x&<y>"];
const sorted = keys.toSorted((left, right) => Buffer.from(left).compare(Buffer.from(right)));
let standIns: StandIns;
let s3: S3Client;

test.before(async () => {
  standIns = await startStandIns();
  s3 = new S3Client(standIns.settings);
  await s3.send(new CreateBucketCommand({ Bucket }));
  for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
});

test.after(() => standIns.stop());

/** Keys and prefixes of all pages, in the order of arrival. */
async function listAll(input: Partial<ListObjectsV2CommandInput>): Promise<{ keys: string[]; prefixes: string[] }> {
  const pages = paginateListObjectsV2({ client: s3 }, { Bucket, ...input });
  const found = { keys: [] as string[], prefixes: [] as string[] };
  for await (const { Contents = [], CommonPrefixes = [], KeyCount } of pages) {
    assert.is(KeyCount, Contents.length + CommonPrefixes.length);
    found.keys.push(...Contents.map(({ Key }) => Key!));
    found.prefixes.push(...CommonPrefixes.map(({ Prefix }) => Prefix!));
  }
  return found;
}

test("keys are listed in the order of their bytes", async () => {
  assert.equal(await listAll({}), { keys: sorted, prefixes: [] });
});

for (const MaxKeys of [1, 2, 3, 1000]) {
  test(`pages of ${MaxKeys} together hold every key and prefix once`, async () => {
    assert.equal(await listAll({ MaxKeys }), { keys: sorted, prefixes: [] });
    const byFolder = await listAll({ MaxKeys, Delimiter: "/" });
    assert.equal(byFolder.prefixes, ["dir/", "dir2/"]);
    assert.equal(
      byFolder.keys,
      sorted.filter((key) => !key.startsWith("dir")),
    );
    const inFolder = await listAll({ MaxKeys, Delimiter: "/", Prefix: "dir/" });
    assert.equal(inFolder, { keys: ["dir/", "dir/1", "dir/2"], prefixes: ["dir/sub/"] });
  });
}

test("a listing can be encoded and can start after a key", async () => {
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, EncodingType: "url", Prefix: "a " }));
  assert.equal(
    Contents?.map(({ Key }) => Key),
    ["a%20b%2Bc"],
  );
  const { keys: after } = await listAll({ StartAfter: "dir/1", Prefix: "dir/" });
  assert.equal(after, ["dir/2", "dir/sub/3"]);
});

test("the older listing pages by marker", async () => {
  const first = await s3.send(new ListObjectsCommand({ Bucket, MaxKeys: 2, Delimiter: "/", Prefix: "d" }));
  assert.equal(first.CommonPrefixes, [{ Prefix: "dir/" }, { Prefix: "dir2/" }]);
  assert.is(first.IsTruncated, false);
  const two = await s3.send(new ListObjectsCommand({ Bucket, MaxKeys: 1, Marker: "dir/1" }));
  assert.is(two.Contents?.[0]?.Key, "dir/2");
  assert.is(two.IsTruncated, true);
});

test("a deleted key is listed no more", async () => {
  await s3.send(new PutObjectCommand({ Bucket, Key: "short-lived", Body: "" }));
  assert.ok((await listAll({})).keys.includes("short-lived"));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: "short-lived" }));
  assert.not((await listAll({})).keys.includes("short-lived"));
});

test("a wrong token or page size is refused", async () => {
  const list = (input: Partial<ListObjectsV2CommandInput>) => s3.send(new ListObjectsV2Command({ Bucket, ...input }));
  assert.match(await failureOf(list({ ContinuationToken: "no token!" })), /^InvalidArgument/);
  assert.match(await failureOf(list({ MaxKeys: -1 })), /^InvalidArgument/);
});

test("buckets are made, found, listed and deleted", async () => {
  await s3.send(new CreateBucketCommand({ Bucket: "another" }));
  await s3.send(new CreateBucketCommand({ Bucket: "another" }));
  await s3.send(new HeadBucketCommand({ Bucket: "another" }));
  const { Buckets } = await s3.send(new ListBucketsCommand({}));
  assert.equal(
    Buckets?.map(({ Name }) => Name),
    ["another", "listed"],
  );
  assert.is((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint || undefined, undefined);
  await s3.send(new DeleteBucketCommand({ Bucket: "another" }));
  assert.match(await failureOf(s3.send(new HeadBucketCommand({ Bucket: "another" }))), /^NotFound/);
});

test("a bucket with objects is not deleted, and one of a wrong name not made", async () => {
  assert.match(await failureOf(s3.send(new DeleteBucketCommand({ Bucket }))), /^BucketNotEmpty/);
  for (const name of ["..", "UPPER", "a"]) {
    const response = await fetch(`${standIns.url}/${encodeURIComponent(name).replaceAll(".", "%2E")}`, {
      method: "PUT",
    });
    assert.not(response.ok, name);
  }
  assert.match(await failureOf(s3.send(new ListObjectsV2Command({ Bucket: "missing" }))), /^NoSuchBucket/);
});

test.run();
