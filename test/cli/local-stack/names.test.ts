import { suite } from "uvu";
import * as assert from "uvu/assert";
import { hostedFunctions } from "../../../cli/local-stack/functions";
import { findMachine } from "../../../cli/local-stack/machines";
import { localValueOf } from "../../../cli/local-stack/names";
import { binding } from "../../../dsl";
import * as functions from "../../../handlers/functions";

const test = suite("local names");

test("resources have the ARNs of the pretended account, under the names they are declared with", () => {
  assert.is(localValueOf(binding("bucket", "photos", "Arn")), "arn:aws:s3:::photos");
  assert.is(localValueOf(binding("table", "riders", "Arn")), "arn:aws:dynamodb:us-east-1:000000000000:table/riders");
  assert.is(localValueOf(binding("function", "greet", "Arn")), "arn:aws:lambda:us-east-1:000000000000:function:greet");
  assert.is(localValueOf(binding("collection", "faces", "Name")), "faces");
  assert.is(localValueOf(binding("queue", "jobs", "Url")), "https://sqs.us-east-1.amazonaws.com/000000000000/jobs");
});

test("every declared function is hosted, its own settings resolved and stronger than the shared ones", () => {
  const hosted = hostedFunctions({ AWS_REGION: "us-east-1", COLLECTION_ID: "shared" });
  assert.is(hosted.length, Object.keys(functions).length);
  const search = hosted.find(({ name }) => name === functions.searchFaces.name)!;
  assert.equal(search.environment, { AWS_REGION: "us-east-1", COLLECTION_ID: "rider-faces" });
  assert.match(search.entry, /handlers\/search-faces\.ts$/);
});

test("a workflow is found by the ARN of its state machine", () => {
  const arn = localValueOf(binding("stateMachine", "RiderPhotoProcessing", "Arn"));
  assert.is(findMachine(arn)?.name, "RiderPhotoProcessing");
  assert.is(findMachine(`${arn}2`), undefined);
});

test.run();
