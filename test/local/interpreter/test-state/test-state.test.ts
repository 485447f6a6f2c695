import type { TestStateInput } from "@aws-sdk/client-sfn";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { TestStateError, testState } from "../../../../local/interpreter";

const tests = suite("testState");

const machine = { partition: "aws", region: "us-east-1", account: "123456789012" };
const ask = (state: object, request: Partial<TestStateInput> = {}) =>
  testState({ definition: JSON.stringify(state), ...request }, { machine });

async function refusal(state: object, request: Partial<TestStateInput> = {}): Promise<string> {
  try {
    await ask(state, request);
  } catch (error) {
    if (error instanceof TestStateError) return error.message;
    throw error;
  }
  return "none";
}

const invoke = {
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Parameters: { FunctionName: "f" },
  End: true,
};

tests("runs one state and tells where it leads", async () => {
  const answer = await ask({ Type: "Pass", Result: 1, ResultPath: "$.r", Next: "Z" }, { input: '{"a":0}' });
  assert.equal(answer, { status: "SUCCEEDED", output: '{"a":0,"r":1}', nextState: "Z" });
});

tests("shows the steps of the data flow when it is to inspect", async () => {
  const state = { ...invoke, ResultSelector: { "p.$": "$.Payload" }, ResultPath: "$.r" };
  const mock = { result: '{"Payload":5}' };
  const { inspectionData } = await ask(state, { input: '{"a":0}', mock, inspectionLevel: "DEBUG" });
  assert.equal(inspectionData, {
    input: '{"a":0}',
    afterInputPath: '{"a":0}',
    afterParameters: '{"FunctionName":"f"}',
    result: '{"Payload":5}',
    afterResultSelector: '{"p":5}',
    afterResultPath: '{"a":0,"r":{"p":5}}',
  });
});

tests("tells which retrier would try again and when, and which catcher takes what is left", async () => {
  const state = {
    ...invoke,
    Retry: [{ ErrorEquals: ["Other"] }, { ErrorEquals: ["E"], IntervalSeconds: 3, MaxAttempts: 2 }],
    Catch: [{ ErrorEquals: ["States.ALL"], Next: "C" }],
  };
  const mock = { errorOutput: { error: "E", cause: "why" } };
  const first = await ask(state, { mock, inspectionLevel: "DEBUG" });
  assert.equal([first.status, first.error, first.cause], ["RETRIABLE", "E", "why"]);
  assert.equal(first.inspectionData?.errorDetails, { retryIndex: 1, retryBackoffIntervalSeconds: 3 });
  const last = await ask(state, { mock, inspectionLevel: "DEBUG", stateConfiguration: { retrierRetryCount: 2 } });
  assert.equal([last.status, last.nextState], ["CAUGHT_ERROR", "C"]);
  assert.equal(last.inspectionData?.errorDetails, { retryIndex: 1, catchIndex: 0 });
});

tests("finds a state inside of a machine, with variables and a context", async () => {
  const inner = {
    Type: "Pass",
    QueryLanguage: "JSONata",
    Output: "{% $x & $states.context.Execution.Name %}",
    End: true,
  };
  const definition = {
    StartAt: "M",
    States: { M: { Type: "Map", ItemProcessor: { StartAt: "I", States: { I: inner } }, End: true } },
  };
  const { output } = await ask(definition, {
    stateName: "I",
    variables: '{"x":"v-"}',
    context: '{"Execution":{"Name":"n"}}',
  });
  assert.is(output, '"v-n"');
});

tests("a Map with more failures than it tolerates fails", async () => {
  const state = {
    Type: "Map",
    ToleratedFailureCount: 1,
    ItemProcessor: {
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
      StartAt: "I",
      States: { I: { Type: "Succeed" } },
    },
    End: true,
  };
  const request = { input: "[1,2,3]", mock: { result: "[1]" } };
  const failed = await ask(state, { ...request, stateConfiguration: { mapIterationFailureCount: 2 } });
  assert.equal([failed.status, failed.error], ["FAILED", "States.ExceedToleratedFailureThreshold"]);
  assert.is(
    (await ask(state, { ...request, stateConfiguration: { mapIterationFailureCount: 1 } })).status,
    "SUCCEEDED",
  );
});

tests("refuses mocks that do not fit, in AWS's words", async () => {
  const mock = { result: "{}" };
  assert.is(
    await refusal({ Type: "Succeed" }, { mock }),
    "State type 'Succeed' is not supported when a mock is specified",
  );
  const both = { result: "{}", errorOutput: { error: "E" } };
  assert.match(await refusal(invoke, { mock: both }), /only one of the following fields/);
  assert.is(await refusal(invoke), "RoleArn must be specified when testing a Task state");
  assert.match(
    await refusal({ Type: "Nap", End: true }),
    /^Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED/,
  );
});

const PARAMETERS = {
  TaskDefinition: "t",
  StateMachineArn: "arn:aws:states:us-east-1:123456789012:stateMachine:m",
  Bucket: "b",
  Key: "k",
};

tests("holds mocked results against what the service answers", async () => {
  const problem = (resource: string, result: object, fieldValidationMode?: "STRICT" | "PRESENT" | "NONE") =>
    refusal(
      { Type: "Task", Resource: `arn:aws:states:::${resource}`, Parameters: PARAMETERS, End: true },
      {
        mock: { result: JSON.stringify(result), ...(fieldValidationMode && { fieldValidationMode }) },
      },
    );
  const start = "states:startExecution";
  const prefix = "Mock result schema validation error:";
  assert.is(await problem(start, {}), `${prefix} Required field 'ExecutionArn' is missing`);
  assert.is(await problem(start, {}, "PRESENT"), "none");
  assert.is(await problem(start, { StartDate: 1 }, "PRESENT"), `${prefix} Field 'StartDate' must be a string`);
  assert.is(await problem(start, { StartDate: 1 }, "NONE"), "none");
  assert.is(
    await problem("aws-sdk:s3:getObject", { StorageClass: "PAPER" }),
    `${prefix} Field 'StorageClass' is not an expected value`,
  );
  assert.is(await problem("aws-sdk:unheardof:doThing", { a: 1 }), "none");
  assert.is(
    await problem("ecs:runTask", { Failures: [], Tasks: [{ Cpu: 1 }] }),
    `${prefix} Field 'Cpu' must be a string`,
  );
  const launch = "aws-sdk:rds:createDBInstance";
  assert.is(
    await problem(launch, { DbInstance: { AllocatedStorage: "9" } }),
    `${prefix} Field 'AllocatedStorage' must be a number`,
  );
  assert.is(await problem(launch, { DBInstance: 1 }), "none");
  const logGroups = { LogGroups: [{ LogGroupName: "" }] };
  assert.is(
    await problem("aws-sdk:cloudwatchlogs:describeLogGroups", logGroups),
    `${prefix} Field 'LogGroupName' is smaller than the minimum length`,
  );
});

tests("refuses a context object that the state could not see", async () => {
  const problem = (context: object) => refusal({ Type: "Pass", End: true }, { context: JSON.stringify(context) });
  const prefix = "Invalid Context object provided:";
  assert.is(await problem({ Sky: {} }), `${prefix} Field 'Sky' is not allowed`);
  assert.is(await problem({ Execution: { Id: 1 } }), `${prefix} Execution.Id must be a string`);
  assert.is(await problem({ Map: {} }), `${prefix} 'Map' field is not supported when mocking a Context object`);
  assert.match(await problem({ Task: { Token: "t" } }), /contains 'Task' when state is not a Task state/);
});

tests.run();
