import { suite } from "uvu";
import { binding, bucket, table, topic, workflow } from "../../../dsl";
import { dynamodb } from "../../../dsl/integrations/dynamodb";
import { events } from "../../../dsl/integrations/events";
import { s3 } from "../../../dsl/integrations/s3";
import { scheduler } from "../../../dsl/integrations/scheduler";
import { sns } from "../../../dsl/integrations/sns";
import { sqs } from "../../../dsl/integrations/sqs";
import { expectTask } from "./expect-task";

const start = workflow<{ id: string; count: number; key: string }>("W");
const riders = table("riders", { partitionKey: "Username" });
const updates = topic("updates");
const photos = bucket("photos");
const orders = binding("queue", "orders", "Url");
const test = suite("integrations that keep and send");

test("DynamoDB takes maps of typed attributes, and the name of a declared table", () => {
  const chain = start.task("T", dynamodb.updateItem, {
    arguments: ({ input }) => ({
      TableName: riders.physicalName,
      Key: { Username: { S: input.id } },
      UpdateExpression: "SET photos = :photos",
      ExpressionAttributeValues: { ":photos": { L: [{ M: { key: { S: input.key } } }] }, ":n": { N: "3" } },
    }),
    resultPath: null,
  });
  const fixed = { TableName: "${Riders.Name}", UpdateExpression: "SET photos = :photos" };
  expectTask(chain, {
    resource: "dynamodb:updateItem",
    parameters: {
      ...fixed,
      Key: { Username: { "S.$": "$.id" } },
      ExpressionAttributeValues: { ":photos": { L: [{ M: { key: { "S.$": "$.key" } } }] }, ":n": { N: "3" } },
    },
    arguments: {
      ...fixed,
      Key: { Username: { S: "{% $states.input.id %}" } },
      ExpressionAttributeValues: {
        ":photos": { L: [{ M: { key: { S: "{% $states.input.key %}" } } }] },
        ":n": { N: "3" },
      },
    },
  });
});

test("S3 is the SDK's", () => {
  const chain = start.task("T", s3.putObject, {
    arguments: ({ input }) => ({ Bucket: photos.physicalName, Key: input.key, Body: { id: input.id } }),
    resultSelector: ({ result }) => ({ tag: result.ETag }),
  });
  expectTask(chain, {
    resource: "aws-sdk:s3:putObject",
    parameters: { Bucket: "${Photos.Name}", "Key.$": "$.key", Body: { "id.$": "$.id" } },
    arguments: { Bucket: "${Photos.Name}", Key: "{% $states.input.key %}", Body: { id: "{% $states.input.id %}" } },
  });
});

test("SNS takes text or a document, and the ARN of a declared topic", () => {
  const chain = start.task("T", sns.publish, {
    arguments: ({ input }) => ({ TopicArn: updates.arn, Message: { order: input.id }, Subject: "Ordered" }),
  });
  expectTask(chain, {
    resource: "sns:publish",
    parameters: { TopicArn: "${Updates.Arn}", Message: { "order.$": "$.id" }, Subject: "Ordered" },
    arguments: { TopicArn: "${Updates.Arn}", Message: { order: "{% $states.input.id %}" }, Subject: "Ordered" },
  });
});

test("SQS waits for the token that its message carries", () => {
  const chain = start.task("T", sqs.sendMessage.waitForTaskToken<{ approved: boolean }>(), {
    arguments: ({ input, context }) => ({ QueueUrl: orders, MessageBody: { id: input.id, token: context.Task.Token } }),
    resultSelector: ({ result }) => ({ ok: result.approved }),
  });
  expectTask(chain, {
    resource: "sqs:sendMessage.waitForTaskToken",
    parameters: { QueueUrl: "${Orders.Url}", MessageBody: { "id.$": "$.id", "token.$": "$$.Task.Token" } },
    arguments: {
      QueueUrl: "${Orders.Url}",
      MessageBody: { id: "{% $states.input.id %}", token: "{% $states.context.Task.Token %}" },
    },
  });
});

test("EventBridge takes details as objects", () => {
  const chain = start.task("T", events.putEvents, {
    arguments: ({ input }) => ({
      Entries: [{ Source: "shop", DetailType: "Ordered", EventBusName: "orders", Detail: { count: input.count } }],
    }),
  });
  const entry = { Source: "shop", DetailType: "Ordered", EventBusName: "orders" };
  expectTask(chain, {
    resource: "events:putEvents",
    parameters: { Entries: [{ ...entry, Detail: { "count.$": "$.count" } }] },
    arguments: { Entries: [{ ...entry, Detail: { count: "{% $states.input.count %}" } }] },
  });
});

test("Scheduler is the SDK's, and can wait for a token", () => {
  const chain = start.task("T", scheduler.createSchedule.waitForTaskToken(), {
    arguments: ({ input, context }) => ({
      Name: input.id,
      ScheduleExpression: "at(2030-01-01T00:00:00)",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: { Arn: "arn:aws:sqs:us-east-1:123456789012:q", RoleArn: "r", Input: context.Task.Token },
    }),
  });
  const fixed = { ScheduleExpression: "at(2030-01-01T00:00:00)", FlexibleTimeWindow: { Mode: "OFF" } };
  const target = { Arn: "arn:aws:sqs:us-east-1:123456789012:q", RoleArn: "r" };
  expectTask(chain, {
    resource: "aws-sdk:scheduler:createSchedule.waitForTaskToken",
    parameters: {
      ...fixed,
      "Name.$": "$.id",
      Target: { ...target, "Input.$": "$$.Task.Token" },
    },
    arguments: {
      ...fixed,
      Name: "{% $states.input.id %}",
      Target: { ...target, Input: "{% $states.context.Task.Token %}" },
    },
  });
});

test.run();
