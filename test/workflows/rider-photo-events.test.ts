import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../asl/definition";
import type { JsonObject } from "../../asl/json";
import { validate } from "../../asl/validate";
import { bind, compile } from "../../dsl";
import { assertFailed, assertPath, assertSucceeded, testWorkflow } from "../../local/test-kit";
import { riderPhotoEvents } from "../../workflows/rider-photo-events";
import { deployedName } from "./deployed";
import { type Photos, samplePhotos } from "./photos";
import { LANGUAGES, type RealHandlers, startRealHandlers } from "./real-handlers";

const test = suite("rider-photo-events");
let real: RealHandlers;
let photos: Photos;

test.before(async () => {
  real = await startRealHandlers();
  photos = await samplePhotos(real);
});

test.after(() => real.stop());

const uploadOf = (principalId: string, bucketName: string, key: string) => ({
  detail: { userIdentity: { principalId }, requestParameters: { bucketName, key } },
});
const riders = { JSONPath: ["ada", "bea"], JSONata: ["cleo", "dora"] } as const;

for (const language of LANGUAGES) {
  const [named, uploaded] = riders[language];

  test(`a photo that is named and one that was uploaded are both registered in ${language}`, async () => {
    const direct = { userId: named, ...(await photos.upload(named)) };
    assertSucceeded(await real.run(riderPhotoEvents, direct, language));
    const { s3Bucket, s3Key } = await photos.upload(uploaded, `für ${uploaded} (1).jpg`);
    const run = await real.run(riderPhotoEvents, uploadOf(uploaded, s3Bucket, s3Key), language);
    assertSucceeded(run);
    assert.equal(run.path.slice(0, 3), ["Choice", "TransformS3event", "FaceDetection"]);
    assert.is(run.path.at(-1), "PersistMetadata");
    const row = await photos.row(uploaded);
    const thumbnail = { s3bucket: { S: "thumbnails" }, s3key: { S: `resized-${s3Key}` } };
    assert.type(row?.["faceId"], "string");
    assert.equal(
      { ...row, faceId: "" },
      { Username: uploaded, faceId: "", s3bucket: s3Bucket, s3key: s3Key, thumbnail },
    );
    assert.ok(Math.max(...(await photos.thumbnailSize(`resized-${s3Key}`))) <= 250);
  });

  test(`a photo that does not do is published whole, with the error, in ${language}`, async () => {
    const photo = { userId: "fay", ...(await photos.upload("fay in sunglasses")) };
    const run = await real.run(riderPhotoEvents, photo, language);
    assertSucceeded(run);
    assertPath(run, ["Choice", "FaceDetection", "PhotoDoesNotMeetRequirement"]);
    const { subject, message } = real.published("rejected-photos").at(-1)!;
    assert.is(subject, "Non-compliant photo encountered");
    const { errorInfo, ...rest } = JSON.parse(message) as JsonObject;
    assert.equal(rest, photo);
    assert.is((errorInfo as JsonObject)["Error"], "PhotoDoesNotMeetRequirementError");
    assert.is(await photos.row("fay"), undefined);
  });

  test(`a face that is registered fails the run in ${language}, since only the other error is caught`, async () => {
    const again = { userId: "again", ...(await photos.upload(named)) };
    assertFailed(await real.run(riderPhotoEvents, again, language), "FaceAlreadyExistsError");
  });

  test(`neither a photo nor an upload, an input over 256 KB and a photo that is not there fail in ${language}`, async () => {
    assertFailed(await real.run(riderPhotoEvents, { images: [] }, language), errors[language]);
    const missing = { userId: "nobody", s3Bucket: "rider-photos", s3Key: "none.jpg" };
    assertFailed(await real.run(riderPhotoEvents, missing, language), "InvalidS3ObjectException");
    const large = { ...missing, userId: "x".repeat(262_144) };
    assert.is((await real.run(riderPhotoEvents, large, language)).status, "FAILED");
  });
}

/** What AWS says of a path that leads nowhere. */
const errors = { JSONPath: "States.Runtime", JSONata: "States.QueryEvaluationError" } as const;

test("Lambda's own errors are tried again, after 2, 4 and 8 seconds and so on, six times at most", async () => {
  const definition = bind(compile(riderPhotoEvents).definition, deployedName);
  const busy = { throw: { error: "Lambda.ServiceException" } };
  const { run } = testWorkflow(definition);
  const input = { userId: "ada", s3Bucket: "rider-photos", s3Key: "ada.jpg" };
  const failed = await run({ input, mocks: { FaceDetection: busy } });
  assertFailed(failed, "Lambda.ServiceException");
  assert.equal([failed.calls.length, failed.elapsedSeconds], [7, 2 + 4 + 8 + 16 + 32 + 64]);
});

test("it can run as an Express workflow", () => {
  const definition: StateMachineDefinition = bind(compile(riderPhotoEvents).definition, deployedName);
  const problems = validate(definition, { type: "EXPRESS" }).filter(({ severity }) => severity === "error");
  assert.equal(problems, []);
});

test.run();
