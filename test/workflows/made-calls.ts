import type { StateMachineDefinition } from "../../asl/definition";
import { isJsonObject, type Json, type JsonObject } from "../../asl/json";
import {
  createMachine,
  createVirtualClock,
  type ObjectStore,
  type Task,
  type TaskOutcome,
} from "../../local/interpreter";
import { ACCOUNT, DEPLOYED, type IamCall } from "../asl/policy/simulate";
import type { SampleRun } from "./sample-runs";

const { region, name } = DEPLOYED;
const MACHINE = `arn:aws:states:${region}:${ACCOUNT}:stateMachine:${name}`;

/** Runs a definition in the interpreter and writes down each call to AWS that the run makes, as IAM sees it. */
export async function madeCalls(definition: StateMachineDefinition, run: SampleRun): Promise<readonly IamCall[]> {
  const calls: IamCall[] = [];
  const machine = createMachine(definition, { name, region, account: ACCOUNT });
  const execution = machine.start({
    input: run.input,
    clock: createVirtualClock(),
    tasks: {
      run(task) {
        calls.push(...callsOfTask(task));
        return outcomeOf(task, run);
      },
    },
    objects: recordingStore(run, calls),
    onChildEvent: (_, child) => calls.push(...callsOfChild(child.arn)),
  });
  const { status } = await execution.result;
  if (status !== "SUCCEEDED") throw new Error(`The sample run ended as ${JSON.stringify(await execution.result)}`);
  return calls;
}

function outcomeOf({ state }: Task, { results = {}, failures = {} }: SampleRun): TaskOutcome {
  const error = failures[state];
  return error === undefined ? { status: "succeeded", output: results[state] ?? {} } : { status: "failed", error };
}

/** Step Functions watches, stops and redrives what it starts. */
function callsOfChild(execution: string): readonly IamCall[] {
  const actions = ["states:DescribeExecution", "states:StopExecution", "states:RedriveExecution"];
  return [
    { action: "states:StartExecution", resource: MACHINE },
    ...actions.map((action) => ({ action, resource: execution.replace(":express:", ":execution:") })),
  ];
}

function recordingStore({ objects = [] }: SampleRun, calls: IamCall[]): ObjectStore {
  return {
    list({ Bucket, Prefix }) {
      const context = typeof Prefix === "string" && { context: { "s3:prefix": Prefix } };
      calls.push({ action: "s3:ListBucket", resource: `arn:aws:s3:::${Bucket}`, ...context });
      return objects.map((Key) => ({ Key, Size: 1 }));
    },
    read({ Bucket, Key }) {
      calls.push({ action: "s3:GetObject", resource: `arn:aws:s3:::${Bucket}/${Key}` });
      return "[]";
    },
    write(bucket, key) {
      calls.push({ action: "s3:PutObject", resource: `arn:aws:s3:::${bucket}/${key}` });
    },
  };
}

function callsOfTask(task: Task): readonly IamCall[] {
  const given = isJsonObject(task.arguments) ? task.arguments : {};
  if (/^arn:[^:]+:lambda:/.test(task.resource)) return [{ action: "lambda:InvokeFunction", resource: task.resource }];
  const integration = task.resource.replace(/^arn:aws:states:::(aws-sdk:)?/, "").replace(/\.waitForTaskToken$/, "");
  const calls = CALLS[integration];
  if (calls === undefined) throw new Error(`No calls are written down for ${task.resource}`);
  return calls(given);
}

const textOf = (value: Json | undefined) => String(value);

/** What the integrations that workflows use do, by hand: the derivation is measured against it. */
const CALLS: Readonly<Record<string, (given: JsonObject) => readonly IamCall[]>> = {
  "lambda:invoke": ({ FunctionName }) => [{ action: "lambda:InvokeFunction", resource: textOf(FunctionName) }],
  "sns:publish": ({ TopicArn }) => [{ action: "sns:Publish", resource: textOf(TopicArn) }],
  "dynamodb:putItem": ({ TableName }) => onTable("dynamodb:PutItem", TableName),
  "dynamodb:getItem": ({ TableName }) => onTable("dynamodb:GetItem", TableName),
  "dynamodb:updateItem": ({ TableName }) => onTable("dynamodb:UpdateItem", TableName),
};

function onTable(action: string, table: Json | undefined): readonly IamCall[] {
  return [{ action, resource: `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${textOf(table)}` }];
}
