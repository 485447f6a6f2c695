import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createFaceAnalyser } from "../../../../local/aws/rekognition/face-analyser";
import { failureOf } from "../stand-ins";

const test = suite("analysis of photos");

test("photos of the same content are analysed once", async () => {
  const analyser = createFaceAnalyser();
  const first = analyser.analyse(Buffer.from("one"));
  assert.is(analyser.analyse(Buffer.from("one")), first);
  assert.is.not(analyser.analyse(Buffer.from("two")), first);
  assert.match(await failureOf(first), /^AwsError: Request has invalid image format/);
  assert.match(await failureOf(analyser.analyse(Buffer.from("two"))), /^AwsError/);
  await analyser.close();
});

test("photos under way fail when the worker ends, and the next has a new one", async () => {
  const analyser = createFaceAnalyser();
  const cutOff = failureOf(analyser.analyse(Buffer.from("one")));
  await analyser.close();
  assert.is(await cutOff, "Error: The face models ended while they were at work.");
  assert.match(await failureOf(analyser.analyse(Buffer.from("one"))), /^AwsError/);
  await analyser.close();
});

test.run();
