import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { failureOf } from "../aws/stand-ins";
import { ended, eventTypes, roleArn, type StatesStandIn, startStates } from "./states-client";

const executions = suite("executions of the Step Functions API");

let states: StatesStandIn;
executions.before(async () => {
  states = await startStates({ Double: (given) => ({ result: Number((given as { value: number }).value) * 2 }) });
});
executions.after(() => states.remove());

const double = {
  StartAt: "Double",
  States: {
    Double: { Type: "Task", Resource: "arn:aws:lambda:us-east-1:000000000000:function:double", End: true },
  },
};
const patient = { StartAt: "Wait", States: { Wait: { Type: "Wait", Seconds: 1_000, End: true } } };

let made = 0;
async function create(definition: object, type?: "EXPRESS"): Promise<string> {
  const name = `machine-${made++}`;
  const input = { name, definition: JSON.stringify(definition), roleArn, ...(type && { type }) };
  const { stateMachineArn = "" } = await states.client.send(new CreateStateMachineCommand(input));
  return stateMachineArn;
}

executions("an execution runs its tasks, and its description tells how it ended", async () => {
  const stateMachineArn = await create(double);
  const started = await states.client.send(
    new StartExecutionCommand({ stateMachineArn, name: "one", input: '{"value": 21}' }),
  );
  assert.is(started.executionArn, `${stateMachineArn.replace("stateMachine", "execution")}:one`);
  const { status, input, output, startDate, stopDate } = await ended(states.client, started.executionArn);
  assert.equal({ status, input, output }, { status: "SUCCEEDED", input: '{"value":21}', output: '{"result":42}' });
  assert.equal(startDate, started.startDate);
  assert.ok(stopDate instanceof Date);
});

executions("a history comes in pages, forwards and backwards, with or without data", async () => {
  const stateMachineArn = await create(double);
  const { executionArn } = await states.client.send(
    new StartExecutionCommand({ stateMachineArn, input: '{"value":1}' }),
  );
  await ended(states.client, executionArn);
  const whole = await states.client.send(new GetExecutionHistoryCommand({ executionArn }));
  const ids = whole.events?.map(({ id }) => id);
  assert.equal(ids, [1, 2, 3, 4, 5, 6, 7]);
  assert.is(whole.nextToken, undefined);
  for (const reverseOrder of [false, true]) {
    const seen: (number | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await states.client.send(
        new GetExecutionHistoryCommand({ executionArn, maxResults: 3, reverseOrder, nextToken }),
      );
      seen.push(...(page.events ?? []).map(({ id }) => id));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    assert.equal(seen, reverseOrder ? ids?.toReversed() : ids);
  }
  const bare = await states.client.send(new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }));
  assert.is(bare.events?.[0]?.executionStartedEventDetails?.input, undefined);
  assert.is(whole.events?.[0]?.executionStartedEventDetails?.input, '{"value":1}');
});

executions("a name is taken once, but starting the same running execution again is no mistake", async () => {
  const stateMachineArn = await create(patient);
  const first = await states.client.send(new StartExecutionCommand({ stateMachineArn, name: "same", input: "{}" }));
  const again = await states.client.send(new StartExecutionCommand({ stateMachineArn, name: "same", input: "{}" }));
  assert.equal(again.startDate, first.startDate);
  const other = states.client.send(new StartExecutionCommand({ stateMachineArn, name: "same", input: '{"a":1}' }));
  assert.is(await failureOf(other), `ExecutionAlreadyExists: Execution Already Exists: '${first.executionArn}'`);
  await states.client.send(new StopExecutionCommand({ executionArn: first.executionArn }));
  const late = states.client.send(new StartExecutionCommand({ stateMachineArn, name: "same", input: "{}" }));
  assert.match(await failureOf(late), /^ExecutionAlreadyExists/);
});

executions("stopping aborts with error and cause", async () => {
  const stateMachineArn = await create(patient);
  const { executionArn } = await states.client.send(new StartExecutionCommand({ stateMachineArn }));
  await states.client.send(new StopExecutionCommand({ executionArn, error: "Enough", cause: "of it" }));
  const { status, error, cause } = await states.client.send(new DescribeExecutionCommand({ executionArn }));
  assert.equal({ status, error, cause }, { status: "ABORTED", error: "Enough", cause: "of it" });
  assert.equal(await eventTypes(states.client, executionArn), [
    "ExecutionStarted",
    "WaitStateEntered",
    "ExecutionAborted",
  ]);
});

executions("a list is newest first, filtered and in pages", async () => {
  const stateMachineArn = await create(patient);
  for (const name of ["a", "b", "c"]) await states.client.send(new StartExecutionCommand({ stateMachineArn, name }));
  await states.client.send(
    new StopExecutionCommand({ executionArn: `${stateMachineArn.replace("stateMachine", "execution")}:b` }),
  );
  const list = async (input: object) => {
    const page = await states.client.send(new ListExecutionsCommand({ stateMachineArn, ...input }));
    return { names: page.executions?.map(({ name }) => name), nextToken: page.nextToken };
  };
  const first = await list({ maxResults: 2 });
  assert.equal(first.names, ["c", "b"]);
  assert.equal(await list({ maxResults: 2, nextToken: first.nextToken }), { names: ["a"], nextToken: undefined });
  assert.equal((await list({ statusFilter: "RUNNING" })).names, ["c", "a"]);
  assert.is(
    await failureOf(list({ statusFilter: "FAILED", nextToken: first.nextToken })),
    "InvalidToken: Invalid Token: 'Invalid token'",
  );
});

executions("an Express workflow runs while the caller waits", async () => {
  const stateMachineArn = await create(double, "EXPRESS");
  const result = await states.client.send(new StartSyncExecutionCommand({ stateMachineArn, input: '{"value":2}' }));
  assert.is(result.status, "SUCCEEDED");
  assert.is(result.output, '{"result":4}');
  const standard = states.client.send(new StartSyncExecutionCommand({ stateMachineArn: await create(double) }));
  assert.match(await failureOf(standard), /^StateMachineTypeNotSupported/);
});

executions("an execution tells of the definition it runs", async () => {
  const stateMachineArn = await create(patient);
  const { executionArn } = await states.client.send(new StartExecutionCommand({ stateMachineArn }));
  const machine = await states.client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
  assert.is(machine.stateMachineArn, stateMachineArn);
  assert.equal(JSON.parse(machine.definition ?? ""), patient);
});

executions("bad requests are refused in AWS's words", async () => {
  const stateMachineArn = await create(double);
  const start = (input: object) =>
    failureOf(states.client.send(new StartExecutionCommand({ stateMachineArn, ...input })));
  assert.match(await start({ input: "{nonsense" }), /^InvalidExecutionInput: Invalid State Machine Execution Input: '/);
  assert.is(await start({ name: "a/../b" }), "InvalidName: Invalid Name: 'a/../b'");
  assert.match(await start({ stateMachineArn: "nothing" }), /^InvalidArn: Invalid Arn: 'Invalid ARN prefix: nothing'/);
  const missing = `${stateMachineArn}x`;
  assert.is(
    await start({ stateMachineArn: missing }),
    `StateMachineDoesNotExist: State Machine Does Not Exist: '${missing}'`,
  );
  const executionArn = `${stateMachineArn.replace("stateMachine", "execution")}:none`;
  assert.is(
    await failureOf(states.client.send(new DescribeExecutionCommand({ executionArn }))),
    `ExecutionDoesNotExist: Execution Does Not Exist: '${executionArn}'`,
  );
  assert.match(await start({ input: `"${"x".repeat(262_144)}"` }), /^ValidationException: 1 validation error detected/);
});

executions("a list goes on where it was, whatever is started meanwhile", async () => {
  const stateMachineArn = await create(patient);
  const start = (name: string) => states.client.send(new StartExecutionCommand({ stateMachineArn, name }));
  for (const name of ["a", "b", "c"]) await start(name);
  const first = await states.client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2 }));
  await start("d");
  const { nextToken } = first;
  const second = await states.client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2, nextToken }));
  const names = [first, second].map(({ executions: listed = [] }) => listed.map(({ name }) => name));
  assert.equal(names, [["c", "b"], ["a"]]);
});

executions("a nested execution is one of the version that its task names", async () => {
  const child = (comment: string) => JSON.stringify({ ...patient, Comment: comment });
  const made = new CreateStateMachineCommand({ name: "nested", definition: child("old"), roleArn, publish: true });
  const { stateMachineArn, stateMachineVersionArn } = await states.client.send(made);
  await states.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: child("new") }));
  const parent = await create({
    StartAt: "Start",
    States: {
      Start: {
        Type: "Task",
        Resource: "arn:aws:states:::states:startExecution",
        Parameters: { StateMachineArn: stateMachineVersionArn },
        End: true,
      },
    },
  });
  const { executionArn } = await states.client.send(new StartExecutionCommand({ stateMachineArn: parent }));
  const { output = "{}" } = await ended(states.client, executionArn);
  const nested = { executionArn: JSON.parse(output).ExecutionArn as string };
  const machine = await states.client.send(new DescribeStateMachineForExecutionCommand(nested));
  assert.is(machine.definition, child("old"));
  const described = await states.client.send(new DescribeExecutionCommand(nested));
  assert.is(described.stateMachineVersionArn, stateMachineVersionArn);
});

executions.run();
