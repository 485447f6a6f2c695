import { ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonObject } from "../../asl/json";
import { assertFailed, assertSucceeded, type RunRecord } from "../../local/test-kit";
import { imageResize, imageResizeDefaults, imageResizeOf } from "../../workflows/image-resize";
import { LANGUAGES, type RealHandlers, startRealHandlers } from "./real-handlers";

const test = suite("image-resize");
let real: RealHandlers;
let s3: S3Client;

test.before(async () => {
  real = await startRealHandlers();
  s3 = new S3Client(real.settings);
  const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: "plum" } })
    .jpeg()
    .toBuffer();
  const keys = Array.from({ length: 230 }, (_, index) => `trip/photo ${index} ü.jpg`);
  for (const key of [...keys, "other/photo.jpg"]) await put(key, photo);
  await put("trip/text.jpg", "this is no photo");
});

test.after(() => real.stop());

async function put(Key: string, Body: Buffer | string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: "rider-photos", Key, Body }));
}

const inputOf = (fields: JsonObject = {}) => ({
  input: {
    source_bucket_name: "rider-photos",
    bucket_path: "trip/",
    destination_bucket_name: "thumbnails",
    lambda_processor_arn: "arn:aws:lambda:us-east-1:000000000000:function:resize-images",
    ...fields,
  },
});

/** How many items each call of the function was given. */
function batchSizes({ calls }: RunRecord): number[] {
  const payloads = calls.map(({ arguments: given }) => (given as { Payload: { Items: unknown[] } }).Payload);
  return payloads.map(({ Items }) => Items.length);
}

for (const language of LANGUAGES) {
  test(`every photo under the prefix gets its thumbnail, a hundred per call, in ${language}`, async () => {
    const run = await real.run(imageResize, inputOf(), language);
    assertSucceeded(run);
    assert.equal(batchSizes(run).sort(), [100, 100, 31]);
    const batches = run.output as readonly { resized: number; failures: readonly JsonObject[] }[];
    assert.is(
      batches.reduce((sum, { resized }) => sum + resized, 0),
      230,
    );
    assert.equal(
      batches.flatMap(({ failures }) => failures.map(({ key }) => key)),
      ["trip/text.jpg"],
    );
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: "thumbnails" }));
    assert.is(Contents.length, 230);
    assert.ok(Contents.some(({ Key }) => Key === "trip/photo 7 ü.jpg"));
  });
}

test("a stack may set other sizes of batches", async () => {
  const small = imageResizeOf({ ...imageResizeDefaults, maxItemsPerBatch: 50 });
  assert.equal(batchSizes(await real.run(small, inputOf())).sort(), [31, 50, 50, 50, 50]);
});

test("no photos are no calls; a missing bucket, a missing function and no input fail as on AWS", async () => {
  const empty = await real.run(imageResize, inputOf({ bucket_path: "nothing/" }));
  assertSucceeded(empty, []);
  assert.equal(empty.calls, []);
  assertFailed(await real.run(imageResize, inputOf({ source_bucket_name: "nowhere" })), "States.ItemReaderFailed");
  const stranger = inputOf({ lambda_processor_arn: "arn:aws:lambda:us-east-1:000000000000:function:stranger" });
  assertFailed(await real.run(imageResize, stranger), "States.ExceedToleratedFailureThreshold");
  assert.is((await real.run(imageResize, {})).status, "FAILED");
});

test.run();
