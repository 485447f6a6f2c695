import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonObject } from "../../asl/json";
import { assertFailed, assertPath, assertSucceeded } from "../../local/test-kit";
import { riderPhoto } from "../../workflows/rider-photo";
import { type Photos, samplePhotos } from "./photos";
import { LANGUAGES, type RealHandlers, startRealHandlers } from "./real-handlers";

const test = suite("rider-photo");
let real: RealHandlers;
let photos: Photos;

test.before(async () => {
  real = await startRealHandlers();
  photos = await samplePhotos(real);
});

test.after(() => real.stop());

const riders = { JSONPath: "ada", JSONata: "bea" } as const;

for (const language of LANGUAGES) {
  const userId = riders[language];

  test(`an accepted photo in ${language}: thumbnail, row, and the photo's own input kept in the output`, async () => {
    const input = { userId, ...(await photos.upload(userId)) };
    const run = await real.run(riderPhoto, input, language);
    assertSucceeded(run);
    const { parallelResult, detectedFaceDetails, ...rest } = run.output as JsonObject;
    assert.equal(rest, input);
    assert.type((detectedFaceDetails as JsonObject)["Confidence"], "number");
    const [{ FaceId }, small] = parallelResult as readonly [JsonObject, JsonObject];
    const thumbnail = { s3bucket: "thumbnails", s3key: `resized-${userId}.jpg` };
    assert.equal(small, { thumbnail });
    assert.ok(Math.max(...(await photos.thumbnailSize(thumbnail.s3key))) === 250);
    assert.equal(await photos.row(userId), {
      Username: userId,
      faceId: FaceId,
      s3bucket: input.s3Bucket,
      s3key: input.s3Key,
      thumbnail: { s3bucket: { S: thumbnail.s3bucket }, s3key: { S: thumbnail.s3key } },
    });
  });

  test(`the face of a rider who is registered is caught in ${language}, and an alert is published`, async () => {
    const run = await real.run(riderPhoto, { userId: "impostor", ...(await photos.upload(userId)) }, language);
    assertSucceeded(run);
    assertPath(run, ["FaceDetection", "CheckFaceDuplicate", "PhotoDoesNotMeetRequirement"]);
    const { messageToSend } = (run.output as JsonObject)["errorInfo"] as JsonObject;
    const { title, message } = messageToSend as JsonObject;
    assert.is(title, "Your face is already registered");
    const alert = real.published("rejected-photos").at(-1);
    assert.equal([alert?.subject, alert?.message], [title, message]);
    assert.is(await photos.row("impostor"), undefined);
  });

  test(`a photo without a face is rejected in ${language} before anything is kept`, async () => {
    const run = await real.run(riderPhoto, { userId: "window", ...(await photos.upload("the window")) }, language);
    assertSucceeded(run);
    assertPath(run, ["FaceDetection", "PhotoDoesNotMeetRequirement"]);
    assert.match(real.published("rejected-photos").at(-1)!.message, /face/i);
    assert.is(await photos.row("window"), undefined);
  });
}

test("a key with spaces and letters beyond ASCII is found, plain and as S3 events encode it", async () => {
  const key = "Fotos für/zoë & co (1).jpg";
  const { s3Bucket } = await photos.upload("cleo", key);
  const encoded = "Fotos+f%C3%BCr/zo%C3%AB+%26+co+%281%29.jpg";
  const accepted = await real.run(riderPhoto, { userId: "cleo", s3Bucket, s3Key: encoded });
  assertSucceeded(accepted);
  assert.is((await photos.row("cleo"))?.["s3key"], key);
  const again = await real.run(riderPhoto, { userId: "cleo", s3Bucket, s3Key: key });
  assertPath(again, ["FaceDetection", "CheckFaceDuplicate", "PhotoDoesNotMeetRequirement"]);
});

test("an input that is no photo, and a photo that is not there, fail as they would on AWS", async () => {
  assertFailed(await real.run(riderPhoto, {}), "InvalidInputError", "userId is missing, s3Bucket is missing");
  const missing = await real.run(riderPhoto, { userId: "nobody", s3Bucket: "rider-photos", s3Key: "none.jpg" });
  assertFailed(missing, "InvalidS3ObjectException");
});

test.run();
