import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkRiderPhoto } from "../../../handlers/shared/rider-photo";

const test = suite("rider photo events");

test("an event with the three texts passes, whatever else it holds", () => {
  checkRiderPhoto({ userId: "anna", s3Bucket: "photos", s3Key: "a.jpg", other: 1 });
});

test("everything wrong with an event is said at once", () => {
  const expected = "Expected userId, s3Bucket and s3Key as non-empty text; ";
  const messageOf = (event: unknown) => {
    try {
      checkRiderPhoto(event);
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`;
    }
    return "it passed";
  };
  const missing = `InvalidInputError: ${expected}userId is missing, s3Bucket is missing, s3Key is missing.`;
  for (const event of [{}, null, undefined, "text", 1]) assert.is(messageOf(event), missing);
  const event = { userId: 7, s3Bucket: "", s3Key: "k" };
  assert.is(messageOf(event), `InvalidInputError: ${expected}userId is 7, s3Bucket is "".`);
});

test.run();
