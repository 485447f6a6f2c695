import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type FakeRekognition, startFakeRekognition } from "./fake-rekognition";
import { outcomeOf, photo, setEnvironment } from "./run";

const test = suite("search-faces");
let rekognition: FakeRekognition;
let handler: typeof import("../../handlers/search-faces").handler;
let restore: () => void;

test.before(async () => {
  rekognition = await startFakeRekognition();
  restore = setEnvironment(rekognition.environment);
  ({ handler } = require("../../handlers/search-faces"));
});

test.after(() => {
  restore();
  return rekognition.stop();
});

test("a face that nobody registered passes", async () => {
  rekognition.answer = () => ({ output: { FaceMatches: [] } });
  assert.is(await outcomeOf(handler(photo)), "null");
  const Image = { S3Object: { Bucket: "photos", Name: "anna.jpg" } };
  const input = { CollectionId: "riders", Image, FaceMatchThreshold: 70, MaxFaces: 3 };
  assert.equal(rekognition.requests, [{ operation: "SearchFacesByImage", input }]);
});

test("a registered face is an error that tells nothing of the other rider", async () => {
  rekognition.answer = () => ({ output: { FaceMatches: [{ Similarity: 99, Face: { ExternalImageId: "bea" } }] } });
  assert.is(await outcomeOf(handler(photo)), "FaceAlreadyExistsError: The face in the photo is already registered.");
});

test("an exception is passed on", async () => {
  rekognition.answer = () => ({ exception: "ResourceNotFoundException", message: "no collection" });
  assert.is(await outcomeOf(handler(photo)), "ResourceNotFoundException: no collection");
});

test.run();
