import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type FakeRekognition, type RekognitionRequest, startFakeRekognition } from "./fake-rekognition";
import { outcomeOf, photo, setEnvironment } from "./run";

const test = suite("index-face");
let rekognition: FakeRekognition;
let handler: typeof import("../../handlers/index-face").handler;
let restore: () => void;

test.before(async () => {
  rekognition = await startFakeRekognition();
  restore = setEnvironment(rekognition.environment);
  ({ handler } = require("../../handlers/index-face"));
});

test.after(() => {
  restore();
  return rekognition.stop();
});

/** Answers as Rekognition does: with the external image id it was given. */
function registered({ input }: RekognitionRequest) {
  return { output: { FaceRecords: [{ Face: { FaceId: "f-1", ExternalImageId: input["ExternalImageId"] } }] } };
}

test("the face record comes back with the user id as it was given", async () => {
  rekognition.answer = registered;
  for (const userId of ["user_a", "anna@example.com", "名前", "us-east-1:1-2"]) {
    const record = await handler({ ...photo, userId });
    assert.equal(record, { FaceId: "f-1", ExternalImageId: userId });
    assert.match(String(rekognition.requests.at(-1)!.input["ExternalImageId"]), /^[a-zA-Z0-9_.\-:]+$/);
  }
});

test("one face at most is registered", async () => {
  rekognition.answer = registered;
  await handler(photo);
  const { operation, input } = rekognition.requests.at(-1)!;
  assert.equal([operation, input["MaxFaces"], input["CollectionId"]], ["IndexFaces", 1, "riders"]);
});

test("a photo of which no face is registered is an error with the reasons", async () => {
  rekognition.answer = () => ({
    output: { FaceRecords: [], UnindexedFaces: [{ Reasons: ["LOW_SHARPNESS", "SMALL_BOUNDING_BOX"] }] },
  });
  const reasons = "LOW_SHARPNESS, SMALL_BOUNDING_BOX";
  assert.is(
    await outcomeOf(handler(photo)),
    `FaceNotIndexedError: No face of the photo could be registered: ${reasons}.`,
  );
  rekognition.answer = () => ({ output: {} });
  assert.match(await outcomeOf(handler(photo)), "none was found");
});

test.run();
