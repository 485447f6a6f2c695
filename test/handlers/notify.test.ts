import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type StandIns, startStandIns } from "../local/aws/stand-ins";
import { outcomeOf, setEnvironment } from "./run";

const test = suite("notify");
let standIns: StandIns;
let handler: typeof import("../../handlers/notify").handler;
let restore: () => void;

test.before(async () => {
  standIns = await startStandIns();
  const { TopicArn } = await new SNSClient(standIns.settings).send(new CreateTopicCommand({ Name: "rejected" }));
  restore = setEnvironment({ ...standIns.environment, TOPIC_ARN: TopicArn! });
  ({ handler } = require("../../handlers/notify"));
});

test.after(() => {
  restore();
  return standIns.stop();
});

const published = () =>
  JSON.parse(readFileSync(join(standIns.folder, "sns/rejected.jsonl"), "utf8").trim().split("\n").at(-1)!);

test("a handler's error becomes a title and its message, and is published", async () => {
  const Cause = JSON.stringify({ errorType: "X", errorMessage: "Detected 3 faces in the photo.", trace: [] });
  const errorInfo = { Error: "PhotoDoesNotMeetRequirementError", Cause };
  const { messageToSend } = await handler({ errorInfo, userId: "anna", s3Key: "a.jpg" });
  const title = "Your photo does not meet the requirements";
  assert.equal(messageToSend, { title, message: "Detected 3 faces in the photo." });
  const { subject, message, attributes } = published();
  assert.equal(
    { subject, message, attributes },
    { subject: title, message: messageToSend.message, attributes: { userId: "anna", s3Key: "a.jpg" } },
  );
});

test("a registered face has a title of its own", async () => {
  const errorInfo = { Error: "FaceAlreadyExistsError", Cause: '{"errorMessage":"known"}' };
  assert.is((await handler({ errorInfo })).messageToSend.title, "Your face is already registered");
});

test("a cause that is no error of a handler is told as it is, or the error's name", async () => {
  const messageFor = async (errorInfo: { Error: string; Cause?: string }) =>
    (await handler({ errorInfo })).messageToSend;
  const title = "Your photo could not be processed";
  assert.equal(await messageFor({ Error: "States.Timeout" }), { title, message: "States.Timeout" });
  assert.equal(await messageFor({ Error: "toString", Cause: "plain text" }), { title, message: "plain text" });
  for (const Cause of ["null", "[1]", '{"errorMessage":7}']) {
    assert.is((await messageFor({ Error: "E", Cause })).message, Cause);
  }
});

test("an event without an error is refused", async () => {
  for (const event of [{}, { errorInfo: {} }, { errorInfo: { Error: "E", Cause: 1 } }, null]) {
    const run = handler(event as unknown as Parameters<typeof handler>[0]);
    assert.match(await outcomeOf(run), /^InvalidInputError: Expected errorInfo/);
  }
});

test.run();
