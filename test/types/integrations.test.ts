import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkPrograms } from "./checker";

const HEAD = `
import { lambda, table, topic, workflow } from "../../dsl";
import { dynamodb } from "../../dsl/integrations/dynamodb";
import { http } from "../../dsl/integrations/http";
import { sns } from "../../dsl/integrations/sns";
import { sqs } from "../../dsl/integrations/sqs";
import { startExecution } from "../../dsl/integrations/states";
import { glue } from "../../dsl/integrations/glue";
const ship = lambda<(event: { sku: string }) => Promise<{ parcel: string }>>("ship");
const riders = table("riders", { partitionKey: "id" });
const updates = topic("updates");
interface Order { id: string; count: number; note?: string }
const start = workflow<Order>("W");
const express = workflow<Order>("E", { type: "EXPRESS" });
const child = workflow<{ sku: string }>("Child").task("S", ship);
`;

/** Wrong programs, each with what the editor shows. */
const MISTAKES: readonly (readonly [what: string, program: string, message: RegExp])[] = [
  ["sync on SQS", `sqs.sendMessage.sync();`, /Property 'sync' does not exist/],
  ["a token on DynamoDB", `dynamodb.putItem.waitForTaskToken();`, /Property 'waitForTaskToken' does not exist/],
  ["a token on Glue", `glue.startJobRun.waitForTaskToken();`, /Property 'waitForTaskToken' does not exist/],
  ["parsed output of Glue", `glue.startJobRun.syncParsed();`, /Property 'syncParsed' does not exist/],
  ["a token on HTTP", `http.invoke().waitForTaskToken();`, /Property 'waitForTaskToken' does not exist/],
  ["an action that is not optimised", `dynamodb.query;`, /Property 'query' does not exist/],
  [
    "sync in an Express workflow",
    `express.task("T", glue.startJobRun.sync(), { arguments: () => ({ JobName: "j" }) });`,
    /"sync"' is not assignable to type '"requestResponse"/,
  ],
  [
    "parsed sync in an Express workflow",
    `express.task("T", startExecution(child).syncParsed(), { arguments: () => ({ Input: { sku: "s" } }) });`,
    /"sync:2"' is not assignable to type '"requestResponse"/,
  ],
  [
    "a missing parameter",
    `start.task("T", sqs.sendMessage, { arguments: () => ({ QueueUrl: "q" }) });`,
    /Property 'MessageBody' is missing/,
  ],
  [
    "an attribute without its type",
    `start.task("T", dynamodb.getItem, { arguments: ({ input }) => ({ TableName: riders.physicalName, Key: { id: input.id } }) });`,
    /not assignable to type/,
  ],
  [
    "a number where DynamoDB takes text",
    `start.task("T", dynamodb.putItem, { arguments: ({ input }) => ({ TableName: riders.physicalName, Item: { n: { N: input.count } } }) });`,
    /'number' is not assignable to type 'string'|not assignable to type/,
  ],
  [
    "an optional field as a required parameter",
    `start.task("T", sqs.sendMessage, { arguments: ({ input }) => ({ QueueUrl: input.note, MessageBody: "" }) });`,
    /undefined/,
  ],
  [
    "a child given what it does not take",
    `start.task("T", startExecution(child), { arguments: ({ input }) => ({ Input: { sku: input.count } }) });`,
    /'number' is not assignable to type 'string'|not assignable to type/,
  ],
  [
    "a child without arguments where the document does not fit",
    `start.task("T", startExecution(child));`,
    /the document here does not fit what this task takes/,
  ],
  [
    "the output of a child as if it were parsed",
    `start.task("T", startExecution(child).sync(), {
      arguments: ({ input }) => ({ Input: { sku: input.id } }),
      resultSelector: ({ result }) => ({ parcel: result.Output.parcel }),
    });`,
    /Property 'parcel' does not exist/,
  ],
  [
    "HTTP without a connection",
    `start.task("T", http.invoke(), { arguments: () => ({ ApiEndpoint: "https://a.b", Method: "GET" }) });`,
    /not assignable to type/,
  ],
];

const RIGHT = `${HEAD}
start.task("A", dynamodb.getItem, {
  arguments: ({ input }) => ({ TableName: riders.physicalName, Key: { id: { S: input.id } } }),
  resultPath: "$.row",
}).task("B", sns.publish, {
  arguments: ({ input }) => ({ TopicArn: updates.arn, Message: { name: input.row.Item.name!.S } }),
});
start.task("C", dynamodb.putItem, {
  arguments: ({ input }) => ({ TableName: riders.physicalName, Item: { id: { S: input.id } } }),
}).catch(["DynamoDB.ConditionalCheckFailedException"], (failed) => failed.end());
const ended = start.task("D", startExecution(child).syncParsed(), {
  arguments: ({ input }) => ({ Input: { sku: input.id } }),
  resultSelector: ({ result }) => ({ parcel: result.Output.parcel, took: result.StopDate }),
  resultPath: "$.shipped",
});
import type { OutputOf } from "../../dsl";
export const shown: OutputOf<typeof ended>["shipped"] = { parcel: "p", took: 3 };
export const run = start.task("E", glue.startJobRun.sync(), { arguments: () => ({ JobName: "j" }) });
export const seconds: OutputOf<typeof run>["ExecutionTime"] = 3;
`;

const SHOWN = `${HEAD}
export const asked = sqs.sendMessage;
export const run = start.task("E", glue.startJobRun.sync(), { arguments: () => ({ JobName: "j" }) });
run.pass("P", { arguments: ({ input }) => ({ state: input.JobRunState, since: input.StartedOn }) });
`;

const programs = Object.fromEntries(MISTAKES.map(([, program], index) => [`wrong-${index}`, `${HEAD}${program}\n`]));
const checker = checkPrograms({ ...programs, right: RIGHT, shown: SHOWN });
const test = suite("types of integrations");

test("right programs have no mistakes", () => {
  assert.equal(checker.messages("right"), []);
  assert.equal(checker.messages("shown"), []);
});

test("times of a job are numbers, its states are the service's words", () => {
  assert.match(checker.hover("shown", "StartedOn"), /number \| undefined/);
  assert.match(checker.hover("shown", "JobRunState"), /JobRunState/);
});

MISTAKES.forEach(([what, , message], index) => {
  test(what, () => {
    assert.match(checker.messages(`wrong-${index}`).join("\n"), message);
  });
});

test.run();
