import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type StandIns, startStandIns } from "../local/aws/stand-ins";
import { outcomeOf, setEnvironment } from "./run";

const test = suite("resize-images");
let standIns: StandIns;
let s3: S3Client;
let handler: typeof import("../../handlers/resize-images").handler;
let restore: () => void;

test.before(async () => {
  standIns = await startStandIns();
  s3 = new S3Client(standIns.settings);
  restore = setEnvironment({ ...standIns.environment, THUMBNAIL_PIXELS: "128", CONCURRENCY: "3" });
  for (const Bucket of ["photos", "small"]) await s3.send(new CreateBucketCommand({ Bucket }));
  ({ handler } = require("../../handlers/resize-images"));
});

test.after(() => {
  restore();
  return standIns.stop();
});

const buckets = { source_bucket_name: "photos", destination_bucket_name: "small" };
const batchOf = (...keys: string[]) => ({ Items: keys.map((Key) => ({ Key })), BatchInput: buckets });

async function put(Key: string, Body: Buffer | string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: "photos", Key, Body }));
}

function picture(width: number, height: number, background = "teal") {
  return sharp({ create: { width, height, channels: 4, background } });
}

async function thumbnail(Key: string) {
  const { Body, ContentType } = await s3.send(new GetObjectCommand({ Bucket: "small", Key }));
  const { format, width, height } = await sharp(await Body?.transformToByteArray()).metadata();
  return { ContentType, format, width, height };
}

test("thumbnails are JPEG, at most 128 pixels, never enlarged, upright, under the photo's key", async () => {
  await put("a b/wide ü.png", await picture(1000, 500).png().toBuffer());
  await put("tiny.webp", await picture(40, 30).webp().toBuffer());
  await put("turned.jpg", await picture(300, 600).jpeg().withMetadata({ orientation: 6 }).toBuffer());
  const keys = ["a b/wide ü.png", "tiny.webp", "turned.jpg"];
  assert.equal(await handler(batchOf(...keys)), { resized: 3, failures: [] });
  const jpeg = { ContentType: "image/jpeg", format: "jpeg" };
  assert.equal(await Promise.all(keys.map(thumbnail)), [
    { ...jpeg, width: 128, height: 64 },
    { ...jpeg, width: 40, height: 30 },
    { ...jpeg, width: 128, height: 64 },
  ]);
});

test("each failure is told with its key and a short reason, and all others are made", async () => {
  await put("good.png", await picture(10, 10).png().toBuffer());
  await put("text.png", "this is no photo".repeat(100));
  await put("empty.png", "");
  await put("huge.png", await picture(11_000, 11_000).toColourspace("b-w").png().toBuffer());
  const { resized, failures } = await handler(
    batchOf("text.png", "good.png", "none.png", "folder/", "empty.png", "huge.png"),
  );
  assert.is(resized, 1);
  assert.equal(
    failures.map(({ key }) => key),
    ["text.png", "none.png", "empty.png", "huge.png"],
  );
  assert.match(failures[1]!.reason, /^NoSuchKey/);
  assert.match(failures[3]!.reason, /pixel limit/);
  assert.ok(failures.every(({ reason }) => reason.length > 0 && reason.length <= 200));
  assert.is((await thumbnail("good.png")).format, "jpeg");
});

test("a batch without items or buckets, and one whose thumbnails would replace the photos, are refused", async () => {
  const wrong = [{}, { Items: [{}], BatchInput: buckets }, { Items: [] }, { ...batchOf("a"), BatchInput: {} }];
  for (const batch of wrong as unknown as Parameters<typeof handler>[0][]) {
    assert.match(await outcomeOf(handler(batch)), /^InvalidInputError: Expected Items/);
  }
  const same = { ...batchOf("a"), BatchInput: { ...buckets, destination_bucket_name: "photos" } };
  assert.match(await outcomeOf(handler(same)), /^InvalidInputError: Thumbnails in "photos" would replace/);
  assert.equal(await handler(batchOf()), { resized: 0, failures: [] });
});

test.run();
