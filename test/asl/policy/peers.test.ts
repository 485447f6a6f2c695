import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../../asl/definition";
import type { JsonObject } from "../../../asl/json";
import { derivePolicy } from "../../../asl/policy";
import { allowedBy, machine, task } from "./machine";
import { DEPLOYED } from "./simulate";

/** Policies that other tools get wrong: each is right here. */
const test = suite("policies of peers");
const HERE = "eu-west-1:123456789012";

/** A machine of one Task in JSONata. */
function jsonataTask(resource: string, given: JsonObject): StateMachineDefinition {
  return task(resource, undefined, { QueryLanguage: "JSONata", Arguments: given });
}

const PREFIXES: readonly (readonly [call: string, given: JsonObject, action: string, resource: string])[] = [
  [
    "cloudwatchlogs:putLogEvents",
    { LogGroupName: "g", LogStreamName: "s" },
    "logs:PutLogEvents",
    `arn:aws:logs:${HERE}:log-group:g:log-stream:s`,
  ],
  ["mwaa:getEnvironment", { Name: "e" }, "airflow:GetEnvironment", `arn:aws:airflow:${HERE}:environment/e`],
  ["mediapackagevod:listAssets", {}, "mediapackage-vod:ListAssets", "*"],
  [
    "efs:describeFileSystems",
    { FileSystemId: "fs-1" },
    "elasticfilesystem:DescribeFileSystems",
    `arn:aws:elasticfilesystem:${HERE}:file-system/fs-1`,
  ],
  ["elasticloadbalancingv2:describeLoadBalancers", {}, "elasticloadbalancing:DescribeLoadBalancers", "*"],
  ["s3:listObjectsV2", { Bucket: "b" }, "s3:ListBucket", "arn:aws:s3:::b"],
  ["dynamodb:scan", { TableName: "t" }, "dynamodb:Scan", `arn:aws:dynamodb:${HERE}:table/t`],
  ["dynamodb:deleteItem", { TableName: "t" }, "dynamodb:DeleteItem", `arn:aws:dynamodb:${HERE}:table/t`],
  [
    "sqs:receiveMessage",
    { QueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/q" },
    "sqs:ReceiveMessage",
    `arn:aws:sqs:${HERE}:q`,
  ],
];

for (const [call, given, action, resource] of PREFIXES) {
  test(`${call} of the SDK needs ${action}, in both query languages`, async () => {
    for (const definition of [task, jsonataTask].map((of) => of(`arn:aws:states:::aws-sdk:${call}`, given))) {
      assert.equal(await allowedBy(definition), { [action]: [resource] });
    }
  });
}

test("events in an expression are an error, never the default bus in silence", async () => {
  const definition = jsonataTask("arn:aws:states:::events:putEvents", { Entries: "{% $states.input.entries %}" });
  const { statements, diagnostics } = await derivePolicy(definition, DEPLOYED);
  assert.equal(statements, []);
  assert.equal(
    diagnostics.map(({ code, severity }) => `${severity} ${code}`),
    ["error POLICY_RESOURCE_UNKNOWN"],
  );
});

test("a bus is known where the other fields of its event are expressions", async () => {
  const entry = { EventBusName: "orders", Source: "shop", DetailType: "paid", Detail: "{% $states.input %}" };
  const definition = jsonataTask("arn:aws:states:::events:putEvents", { Entries: [entry] });
  assert.equal(await allowedBy(definition), { "events:PutEvents": [`arn:aws:events:${HERE}:event-bus/orders`] });
});

test("a synchronous start through the SDK needs no rule and no watching", async () => {
  const child = `arn:aws:states:${HERE}:stateMachine:child`;
  const definition = task("arn:aws:states:::aws-sdk:sfn:startSyncExecution", { StateMachineArn: child });
  assert.equal(await allowedBy(definition), { "states:StartSyncExecution": [child] });
});

test("a job of Batch that is waited for can be watched and stopped", async () => {
  const allowed = await allowedBy(
    task("arn:aws:states:::batch:submitJob.sync", {
      JobName: "j",
      JobQueue: `arn:aws:batch:${HERE}:job-queue/q`,
      JobDefinition: `arn:aws:batch:${HERE}:job-definition/d:1`,
    }),
  );
  assert.equal(allowed["batch:DescribeJobs"], ["*"]);
  assert.equal(allowed["batch:TerminateJob"], [`arn:aws:batch:${HERE}:job/*`]);
});

test("the key of a machine without a name is not tied to an empty one", async () => {
  const machineKeyArn = `arn:aws:kms:${HERE}:key/0a1b`;
  const { statements } = await derivePolicy(machine({ Type: "Pass" }), { machineKeyArn });
  assert.ok(statements.length > 0);
  assert.not.match(JSON.stringify(statements), /stateMachine:["*]?"/);
});

test("a machine that loops has a policy like any other", async () => {
  const getItem = { Type: "Task", Resource: "arn:aws:states:::dynamodb:getItem", Parameters: { TableName: "t" } };
  const looping = {
    StartAt: "Poll",
    States: {
      Poll: { ...getItem, Next: "Done?" },
      "Done?": { Type: "Choice", Choices: [{ Variable: "$.Item", IsPresent: true, Next: "Done" }], Default: "Poll" },
      Done: { Type: "Succeed" },
    },
  } as unknown as StateMachineDefinition;
  assert.equal(await allowedBy(looping), { "dynamodb:GetItem": [`arn:aws:dynamodb:${HERE}:table/t`] });
});

test.run();
