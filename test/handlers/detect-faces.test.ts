import { suite } from "uvu";
import * as assert from "uvu/assert";
import { handler } from "../../handlers/detect-faces";
import { type FakeRekognition, type RekognitionAnswer, startFakeRekognition } from "./fake-rekognition";
import { outcomeOf, photo, setEnvironment } from "./run";

const test = suite("detect-faces");
const face = {
  Confidence: 99,
  Sunglasses: { Value: false, Confidence: 90 },
  Landmarks: [{ Type: "nose", X: 0.5, Y: 0.5 }],
};
let rekognition: FakeRekognition;
let restore: () => void;

test.before(async () => {
  rekognition = await startFakeRekognition();
  restore = setEnvironment(rekognition.environment);
});

test.after(() => {
  restore();
  return rekognition.stop();
});

function detect(answer: RekognitionAnswer, event = photo): Promise<string> {
  rekognition.requests.length = 0;
  rekognition.answer = () => answer;
  return outcomeOf(handler(event));
}

test("one face is described without its landmarks", async () => {
  const { Landmarks, ...detail } = face;
  assert.equal(JSON.parse(await detect({ output: { FaceDetails: [face] } })), detail);
  const Image = { S3Object: { Bucket: "photos", Name: "anna.jpg" } };
  assert.equal(rekognition.requests, [{ operation: "DetectFaces", input: { Image, Attributes: ["ALL"] } }]);
});

test("any other number of faces is rejected with the number", async () => {
  const rejected = "PhotoDoesNotMeetRequirementError: Detected";
  assert.is(await detect({ output: { FaceDetails: [] } }), `${rejected} 0 faces in the photo.`);
  assert.is(await detect({ output: { FaceDetails: [face, face, face] } }), `${rejected} 3 faces in the photo.`);
});

test("sunglasses are rejected", async () => {
  const worn = { ...face, Sunglasses: { Value: true, Confidence: 60 } };
  const outcome = await detect({ output: { FaceDetails: [worn] } });
  assert.is(outcome, "PhotoDoesNotMeetRequirementError: Face is wearing sunglasses");
});

test("a photo that is too large or of a wrong format is rejected with the reason", async () => {
  const large = await detect({ exception: "ImageTooLargeException", message: "over 15 MB" });
  assert.is(large, "PhotoDoesNotMeetRequirementError: The photo is too large. over 15 MB");
  const wrong = await detect({ exception: "InvalidImageFormatException" });
  assert.match(wrong, "PhotoDoesNotMeetRequirementError: The photo is not an image that can be read");
});

test("any other exception is passed on for the workflow to retry, after one attempt", async () => {
  const outcome = await detect({ exception: "ProvisionedThroughputExceededException", message: "slow down" });
  assert.is(outcome, "ProvisionedThroughputExceededException: slow down");
  assert.is(rekognition.requests.length, 1);
});

test("an encoded key is decoded, and taken as it stands when there is no such object", async () => {
  const outcome = await detect({ exception: "InvalidS3ObjectException" }, { ...photo, s3Key: "a+b%2Bc.jpg" });
  assert.match(outcome, /^InvalidS3ObjectException/);
  assert.equal(
    rekognition.requests.map(({ input }) => input.Image.S3Object.Name),
    ["a b+c.jpg", "a+b%2Bc.jpg"],
  );
});

test("a wrong event is refused before anything is called", async () => {
  assert.match(await detect({ output: {} }, { ...photo, s3Key: "" }), /^InvalidInputError: .*s3Key is ""/);
  assert.is(rekognition.requests.length, 0);
});

test.run();
