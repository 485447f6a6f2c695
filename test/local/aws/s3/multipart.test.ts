import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { failureOf, type StandIns, startStandIns } from "../stand-ins";

const test = suite("S3 multipart uploads");
const Bucket = "uploads";
const partBytes = 5 * 1024 * 1024;
let standIns: StandIns;
let s3: S3Client;

test.before(async () => {
  standIns = await startStandIns();
  s3 = new S3Client(standIns.settings);
  await s3.send(new CreateBucketCommand({ Bucket }));
});

test.after(() => standIns.stop());

async function start(Key: string): Promise<{ Bucket: string; Key: string; UploadId: string }> {
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType: "text/plain" }));
  return { Bucket, Key, UploadId: UploadId! };
}

async function upload(target: Awaited<ReturnType<typeof start>>, PartNumber: number, Body: Buffer) {
  const { ETag } = await s3.send(new UploadPartCommand({ ...target, PartNumber, Body }));
  return { PartNumber, ETag };
}

test("parts are joined in their order, whichever came first", async () => {
  const target = await start("joined");
  const second = await upload(target, 2, Buffer.from("end"));
  const first = await upload(target, 1, Buffer.alloc(partBytes, "a"));
  const { Parts } = await s3.send(new ListPartsCommand(target));
  assert.equal(
    Parts?.map(({ Size }) => Size),
    [partBytes, 3],
  );
  const complete = new CompleteMultipartUploadCommand({ ...target, MultipartUpload: { Parts: [first, second] } });
  assert.match((await s3.send(complete)).ETag!, /^"[0-9a-f]{32}-2"$/);
  const { Body, ContentType } = await s3.send(new GetObjectCommand({ Bucket, Key: "joined" }));
  assert.is(ContentType, "text/plain");
  const text = await Body!.transformToString();
  assert.is(text.length, partBytes + 3);
  assert.is(text.slice(-4), "aend");
  assert.match(await failureOf(s3.send(complete)), /^NoSuchUpload/);
});

test("a part can be copied from a stretch of an object", async () => {
  await s3.send(new PutObjectCommand({ Bucket, Key: "source", Body: "0123456789" }));
  const target = await start("from-copy");
  const copy = { CopySource: `${Bucket}/source`, CopySourceRange: "bytes=3-5", PartNumber: 1 };
  const { CopyPartResult } = await s3.send(new UploadPartCopyCommand({ ...target, ...copy }));
  const Parts = [{ PartNumber: 1, ETag: CopyPartResult!.ETag }];
  await s3.send(new CompleteMultipartUploadCommand({ ...target, MultipartUpload: { Parts } }));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: "from-copy" }));
  assert.is(await Body!.transformToString(), "345");
});

test("wrong parts are refused", async () => {
  const target = await start("refused");
  const [one, two] = [await upload(target, 1, Buffer.from("1")), await upload(target, 2, Buffer.from("2"))];
  const complete = (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
    failureOf(s3.send(new CompleteMultipartUploadCommand({ ...target, MultipartUpload: { Parts } })));
  assert.match(await complete([two, one]), /^InvalidPartOrder/);
  assert.match(await complete([one, two]), /^EntityTooSmall/);
  assert.match(await complete([{ PartNumber: 3, ETag: '"x"' }]), /^InvalidPart/);
  assert.match(await complete([{ ...one, ETag: '"x"' }]), /^InvalidPart/);
  assert.match(await failureOf(upload(target, 10_001, Buffer.from("x"))), /^InvalidArgument/);
});

test("an aborted upload is gone, and one of a made-up id never was", async () => {
  const target = await start("aborted");
  await s3.send(new AbortMultipartUploadCommand(target));
  assert.match(await failureOf(upload(target, 1, Buffer.from("x"))), /^NoSuchUpload/);
  assert.match(await failureOf(upload({ ...target, UploadId: "../../x" }, 1, Buffer.from("x"))), /^NoSuchUpload/);
  const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket }));
  assert.equal(
    Uploads.map(({ Key }) => Key),
    ["refused"],
  );
});

test.run();
