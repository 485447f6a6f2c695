import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { failureOf, type StandIns, startStandIns } from "../stand-ins";

const test = suite("S3 objects");
const Bucket = "photos";
let standIns: StandIns;
let s3: S3Client;

test.before(async () => {
  standIns = await startStandIns();
  s3 = new S3Client(standIns.settings);
  await s3.send(new CreateBucketCommand({ Bucket }));
});

test.after(() => standIns.stop());

const put = (Key: string, Body: PutObjectCommandInput["Body"], more: Partial<PutObjectCommandInput> = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

async function textOf(Key: string, Range?: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, Range }));
  return Body!.transformToString();
}

test("an object comes back with its content, type, metadata and checksum", async () => {
  await put("a.txt", "hello", { ContentType: "text/plain", CacheControl: "no-store", Metadata: { rider: "anna" } });
  const { Body, ...head } = await s3.send(new GetObjectCommand({ Bucket, Key: "a.txt" }));
  assert.is(await Body!.transformToString(), "hello");
  assert.is(head.ContentType, "text/plain");
  assert.is(head.CacheControl, "no-store");
  assert.equal(head.Metadata, { rider: "anna" });
  assert.is(head.ETag, '"5d41402abc4b2a76b9719d911017c592"');
  assert.is(head.ChecksumCRC32, "NhCmhg==");
});

test("a streamed body of unknown length is stored without its framing", async () => {
  const chunks = Array.from({ length: 40 }, (_, index) => Buffer.alloc(5000, index));
  const content = Buffer.concat(chunks);
  await put("streamed", Readable.from(chunks), { ContentLength: content.length, ContentEncoding: "gzip" });
  const { Body, ContentEncoding } = await s3.send(new GetObjectCommand({ Bucket, Key: "streamed" }));
  assert.equal(Buffer.from(await Body!.transformToByteArray()), content);
  assert.is(ContentEncoding, "gzip");
});

for (const algorithm of ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const) {
  test(`a ${algorithm} checksum is checked and given back`, async () => {
    await put(algorithm, "content", { ChecksumAlgorithm: algorithm });
    const get = new GetObjectCommand({ Bucket, Key: algorithm, ChecksumMode: "ENABLED" });
    const output: Record<string, unknown> = { ...(await s3.send(get)) };
    const checksum = output[`Checksum${algorithm}`];
    assert.type(checksum, "string");
    const wrong = put("wrong", "other", { [`Checksum${algorithm}`]: checksum });
    assert.match(await failureOf(wrong), /^BadDigest/);
    assert.match(await failureOf(textOf("wrong")), /^NoSuchKey/);
  });
}

test("a content MD5 that does not match is refused", async () => {
  assert.match(await failureOf(put("md5", "x", { ContentMD5: "1B2M2Y8AsgTpgAmY7PhCfg==" })), /^BadDigest/);
});

test("a key may hold any character and never leaves the folder", async () => {
  const keys = [
    "a b+c%20.jpg",
    "../../escape",
    "./x",
    "x/./y",
    "ünï/😀",
    "/leading",
    "A.jpg",
    "a.jpg",
    "k".repeat(1024),
  ];
  for (const key of keys) await put(key, key);
  for (const key of keys) assert.is(await textOf(key), key);
  const listed = readdirSync(standIns.folder).sort();
  assert.equal(listed, ["lock", "s3", "sns", "states"]);
  assert.ok(readdirSync(join(standIns.folder, "s3", Bucket, "objects")).every((name) => Buffer.byteLength(name) < 200));
});

test("a key over 1024 bytes is refused", async () => {
  assert.match(await failureOf(put("k".repeat(1025), "")), /^KeyTooLongError/);
});

test("ranges give a stretch from the start, the end or the middle", async () => {
  await put("range", "0123456789");
  assert.is(await textOf("range", "bytes=2-4"), "234");
  assert.is(await textOf("range", "bytes=7-"), "789");
  assert.is(await textOf("range", "bytes=-2"), "89");
  assert.is(await textOf("range", "bytes=5-100"), "56789");
  assert.match(await failureOf(textOf("range", "bytes=10-")), /^InvalidRange/);
});

test("an empty object can be stored and read", async () => {
  await put("empty", "");
  assert.is(await textOf("empty"), "");
});

test("a large object is read whole, and in part", async () => {
  const content = Buffer.alloc(3 * 1024 * 1024, "0123456789");
  await put("large", content);
  assert.is(await textOf("large"), content.toString());
  assert.is((await textOf("large", "bytes=10-2000009")).length, 2_000_000);
});

test("only the first of several conditional puts of a new key succeeds", async () => {
  const puts = Array.from({ length: 5 }, (_, index) => failureOf(put("once", `${index}`, { IfNoneMatch: "*" })));
  const outcomes = await Promise.all(puts);
  assert.is(outcomes.filter((outcome) => outcome === "nothing was thrown").length, 1);
  assert.is(outcomes.filter((outcome) => outcome.startsWith("PreconditionFailed")).length, 4);
});

test("a put can require the version that is there", async () => {
  const { ETag } = await put("versioned", "one");
  await put("versioned", "two", { IfMatch: ETag });
  assert.match(await failureOf(put("versioned", "three", { IfMatch: ETag })), /^PreconditionFailed/);
  assert.is(await textOf("versioned"), "two");
});

test("a reader that has the version is told so", async () => {
  const { ETag } = await put("cached", "one");
  const again = await fetch(`${standIns.url}/${Bucket}/cached`, { headers: { "if-none-match": ETag! } });
  assert.is(again.status, 304);
  assert.is(await again.text(), "");
  assert.match(
    await failureOf(s3.send(new GetObjectCommand({ Bucket, Key: "cached", IfMatch: '"0"' }))),
    /^PreconditionFailed/,
  );
});

test("head tells of an object, and that there is none", async () => {
  await put("head", "12345");
  assert.is((await s3.send(new HeadObjectCommand({ Bucket, Key: "head" }))).ContentLength, 5);
  assert.match(await failureOf(s3.send(new HeadObjectCommand({ Bucket, Key: "none" }))), /^NotFound/);
});

test("a copy takes an encoded source and its metadata, or new metadata", async () => {
  await put("from (1)+ü.txt", "copied", { ContentType: "text/plain", Metadata: { a: "1" } });
  const CopySource = encodeURI(`${Bucket}/from (1)+ü.txt`).replaceAll("+", "%2B");
  await s3.send(new CopyObjectCommand({ Bucket, Key: "to", CopySource }));
  assert.is(await textOf("to"), "copied");
  assert.equal((await s3.send(new HeadObjectCommand({ Bucket, Key: "to" }))).Metadata, { a: "1" });
  const replace = { MetadataDirective: "REPLACE", Metadata: { b: "2" } } as const;
  await s3.send(new CopyObjectCommand({ Bucket, Key: "to", CopySource: `${Bucket}/to`, ...replace }));
  assert.equal((await s3.send(new HeadObjectCommand({ Bucket, Key: "to" }))).Metadata, { b: "2" });
});

test("a copy of a missing object, or onto itself, is refused", async () => {
  const copy = (CopySource: string, Key: string) => s3.send(new CopyObjectCommand({ Bucket, Key, CopySource }));
  assert.match(await failureOf(copy(`${Bucket}/missing`, "x")), /^NoSuchKey/);
  assert.match(await failureOf(copy("none/missing", "x")), /^NoSuchBucket/);
  await put("self", "x");
  assert.match(await failureOf(copy(`${Bucket}/self`, "self")), /^InvalidRequest/);
});

test("deleting removes the object and succeeds when there is none", async () => {
  await put("gone", "x");
  await s3.send(new DeleteObjectCommand({ Bucket, Key: "gone" }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: "gone" }));
  assert.match(await failureOf(textOf("gone")), /^NoSuchKey/);
});

test("several objects are deleted at once, whatever their keys hold", async () => {
  const keys = ["d/<&>.txt", "d/a b+c", "d/\u00fc"];
  for (const key of keys) await put(key, "x");
  const { Deleted } = await s3.send(
    new DeleteObjectsCommand({ Bucket, Delete: { Objects: [...keys, "d/none"].map((Key) => ({ Key })) } }),
  );
  assert.equal(
    Deleted?.map(({ Key }) => Key),
    [...keys, "d/none"],
  );
  for (const key of keys) assert.match(await failureOf(textOf(key)), /^NoSuchKey/);
});

test("a malformed document is refused", async () => {
  for (const body of ["<Delete><Object>", "<!DOCTYPE x [<!ENTITY a 'b'>]><Delete/>", "<Other/>", ""]) {
    const response = await fetch(`${standIns.url}/${Bucket}?delete`, { method: "POST", body });
    assert.is(response.status, 400);
    assert.match(await response.text(), "<Code>MalformedXML</Code>");
  }
});

test("what is not available says so and changes nothing", async () => {
  await put("tagged", "content");
  const response = await fetch(`${standIns.url}/${Bucket}/tagged?tagging`, { method: "PUT", body: "<Tagging/>" });
  assert.is(response.status, 501);
  assert.is(await textOf("tagged"), "content");
});

test("a body cut off by its sender leaves no object", async () => {
  const body = "5;chunk-signature=x\r\nhello\r\n8\r\nhal";
  const headers = { "content-encoding": "aws-chunked", "x-amz-decoded-content-length": "13" };
  const response = await fetch(`${standIns.url}/${Bucket}/cut`, { method: "PUT", body, headers });
  assert.match(await response.text(), "<Code>IncompleteBody</Code>");
  assert.match(await failureOf(textOf("cut")), /^NoSuchKey/);
});

test.run();
