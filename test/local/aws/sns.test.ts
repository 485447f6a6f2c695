import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  NotFoundException,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { failureOf, type StandIns, startStandIns } from "./stand-ins";

const test = suite("SNS");
let standIns: StandIns;
let sns: SNSClient;
let TopicArn: string;

test.before(async () => {
  standIns = await startStandIns();
  sns = new SNSClient(standIns.settings);
  TopicArn = (await sns.send(new CreateTopicCommand({ Name: "news" }))).TopicArn!;
});

test.after(() => standIns.stop());

test("what is published can be read, a line a message", async () => {
  const attributes = { rider: { DataType: "String", StringValue: "ann & bob" } };
  const one = { Subject: "Hello", Message: "first\nline <ü> & 100%+", MessageAttributes: attributes };
  const { MessageId } = await sns.send(new PublishCommand({ TopicArn, ...one }));
  await sns.send(new PublishCommand({ TopicArn, Message: "second" }));
  const lines = readFileSync(join(standIns.folder, "sns/news.jsonl"), "utf8").trimEnd().split("\n");
  const [first, second] = lines.map((line) => JSON.parse(line));
  const { publishedAt, ...rest } = first;
  const expected = { messageId: MessageId, subject: "Hello", message: one.Message, attributes: { rider: "ann & bob" } };
  assert.equal(rest, expected);
  assert.is(second.message, "second");
});

test("making a topic again gives the same one, with its messages", async () => {
  assert.is((await sns.send(new CreateTopicCommand({ Name: "news" }))).TopicArn, TopicArn);
  assert.equal((await sns.send(new ListTopicsCommand({}))).Topics, [{ TopicArn }]);
});

test("a subscription is accepted and listed", async () => {
  const subscription = { Protocol: "email", Endpoint: "rider@example.com" };
  const { SubscriptionArn } = await sns.send(new SubscribeCommand({ TopicArn, ...subscription }));
  const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  assert.equal(Subscriptions, [{ SubscriptionArn, TopicArn, ...subscription }]);
});

test("a missing topic is AWS's exception", async () => {
  const missing = TopicArn.replace("news", "missing");
  assert.instance(
    await sns.send(new PublishCommand({ TopicArn: missing, Message: "x" })).catch((error) => error),
    NotFoundException,
  );
  const { TopicArn: gone } = await sns.send(new CreateTopicCommand({ Name: "gone" }));
  await sns.send(new DeleteTopicCommand({ TopicArn: gone }));
  assert.match(await failureOf(sns.send(new PublishCommand({ TopicArn: gone, Message: "x" }))), /^NotFound/);
});

test("what SNS would refuse is refused", async () => {
  const publish = (more: object) => failureOf(sns.send(new PublishCommand({ TopicArn, Message: "x", ...more })));
  assert.match(await publish({ Message: "" }), "Empty message");
  assert.match(await publish({ Message: "x".repeat(256 * 1024 + 1) }), "Message too long");
  assert.match(await publish({ Subject: "two\nlines" }), "Invalid parameter: Subject");
  assert.match(await publish({ Subject: "x".repeat(101) }), "Invalid parameter: Subject");
  assert.match(await publish({ TopicArn: "arn:aws:sns:us-east-1:000000000000:../../x" }), "is not the ARN of a topic");
  assert.match(await failureOf(sns.send(new CreateTopicCommand({ Name: "../x" }))), /^InvalidParameter/);
});

test.run();
