import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Mocks } from "../../../local/tasks";
import { failureOf } from "../aws/stand-ins";
import { ended, eventTypes, roleArn, type StatesStandIn, startStates } from "./states-client";

const restart = suite("restarts of the Step Functions API");

const prefix = "arn:aws:states:us-east-1:000000000000";
const activity = `${prefix}:activity:review`;
const work = "arn:aws:lambda:us-east-1:000000000000:function:work";

async function create(states: StatesStandIn, name: string, definition: object): Promise<string> {
  const { stateMachineArn = "" } = await states.client.send(
    new CreateStateMachineCommand({ name, roleArn, definition: JSON.stringify(definition) }),
  );
  return stateMachineArn;
}

async function start(states: StatesStandIn, stateMachineArn: string, name: string): Promise<string> {
  const { executionArn = "" } = await states.client.send(new StartExecutionCommand({ stateMachineArn, name }));
  return executionArn;
}

async function startAgain(states: StatesStandIn, mocks: Mocks = {}): Promise<StatesStandIn> {
  await states.close();
  return startStates(mocks, states.folder);
}

restart("a finished task is not run again, and an unfinished one is", async () => {
  let first = 0;
  let second = 0;
  const definition = {
    StartAt: "First",
    States: {
      First: { Type: "Task", Resource: work, Next: "Second" },
      Second: { Type: "Task", Resource: work, End: true },
    },
  };
  let begun = () => {};
  const atWork = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const never = () => {
    begun();
    return new Promise<never>(() => {});
  };
  let states = await startStates({ First: () => ++first, Second: never });
  const executionArn = await start(states, await create(states, "two", definition), "run");
  await atWork;
  const before = await eventTypes(states.client, executionArn);
  states = await startAgain(states, { First: () => ++first, Second: () => ++second });
  const { status, output } = await ended(states.client, executionArn);
  assert.equal({ status, output, first, second }, { status: "SUCCEEDED", output: "1", first: 1, second: 1 });
  const after = await eventTypes(states.client, executionArn);
  assert.equal(after.slice(0, before.length), before);
  assert.equal(after.slice(before.length), ["LambdaFunctionSucceeded", "TaskStateExited", "ExecutionSucceeded"]);
  await states.remove();
});

restart("a worker's token stays good, and the worker's task is not handed out again", async () => {
  const definition = { StartAt: "Ask", States: { Ask: { Type: "Task", Resource: activity, End: true } } };
  let states = await startStates();
  await states.client.send(new CreateActivityCommand({ name: "review" }));
  const executionArn = await start(states, await create(states, "ask", definition), "run");
  states = await startAgain(states);
  const { taskToken } = await states.client.send(
    new GetActivityTaskCommand({ activityArn: activity, workerName: "me" }),
  );
  states = await startAgain(states);
  await states.client.send(new SendTaskSuccessCommand({ taskToken, output: '"yes"' }));
  const { status, output } = await ended(states.client, executionArn);
  assert.equal({ status, output }, { status: "SUCCEEDED", output: '"yes"' });
  const types = await eventTypes(states.client, executionArn);
  assert.is(types.filter((type) => type === "ActivityStarted").length, 1);
  await states.remove();
});

restart("a wait goes on to the time it was meant to end", async () => {
  const definition = { StartAt: "Wait", States: { Wait: { Type: "Wait", Seconds: 1, End: true } } };
  let states = await startStates();
  const executionArn = await start(states, await create(states, "wait", definition), "run");
  states = await startAgain(states);
  await ended(states.client, executionArn);
  const { events = [] } = await states.client.send(new GetExecutionHistoryCommand({ executionArn }));
  const [entered, exited] = events.slice(1, 3).map(({ timestamp }) => timestamp?.getTime() ?? 0);
  assert.ok((exited ?? 0) - (entered ?? 0) >= 1_000);
  await states.remove();
});

const patient = { StartAt: "Wait", States: { Wait: { Type: "Wait", Seconds: 10_000, End: true } } };

restart("a damaged journal is told of and cut, and the others go on", async () => {
  let states = await startStates();
  const machine = await create(states, "patient", patient);
  const [damaged, torn, whole] = [
    await start(states, machine, "damaged"),
    await start(states, machine, "torn"),
    await start(states, machine, "whole"),
  ];
  const folder = join(states.folder, "states", "executions", "patient");
  const path = join(folder, "damaged.jsonl");
  await states.close();
  writeFileSync(path, readFileSync(path, "utf8").replace("WaitStateEntered", "WaitStateEntreed"));
  truncateSync(join(folder, "torn.jsonl"), readFileSync(join(folder, "torn.jsonl")).length - 10);
  const { told, stop } = listen();
  states = await startStates({}, states.folder);
  stop();
  assert.is(told.length, 1);
  assert.match(told[0] ?? "", /damaged\.jsonl" is damaged: line 3 is not as it was written/);
  for (const executionArn of [damaged, torn, whole]) {
    assert.equal(await eventTypes(states.client, executionArn), ["ExecutionStarted", "WaitStateEntered"]);
    await states.client.send(new StopExecutionCommand({ executionArn }));
    assert.is((await ended(states.client, executionArn)).status, "ABORTED");
  }
  await states.remove();
});

restart("a torn index loses no execution that was answered for", async () => {
  let states = await startStates();
  const executionArn = await start(states, await create(states, "patient", patient), "run");
  const index = join(states.folder, "states", "executions", "patient", "index.jsonl");
  await states.close();
  appendFileSync(index, '{"crc":"00');
  states = await startStates({}, states.folder);
  assert.is((await states.client.send(new DescribeExecutionCommand({ executionArn }))).status, "RUNNING");
  await states.remove();
});

restart("a damaged index is told of, and the journals say what it does not", async () => {
  let states = await startStates();
  const machine = await create(states, "quick", { StartAt: "A", States: { A: { Type: "Succeed" } } });
  for (const name of ["one", "two", "three"]) await ended(states.client, await start(states, machine, name));
  const index = join(states.folder, "states", "executions", "quick", "index.jsonl");
  await states.close();
  writeFileSync(index, readFileSync(index, "utf8").replace("two", "tow"));
  const { told, stop } = listen();
  states = await startStates({}, states.folder);
  stop();
  assert.match(told.join(), /^".*index\.jsonl" is damaged: the record at byte \d+ is not as it was written\.$/);
  const { executions = [] } = await states.client.send(new ListExecutionsCommand({ stateMachineArn: machine }));
  assert.equal(executions.map(({ name, status }) => `${name} ${status}`).sort(), [
    "one SUCCEEDED",
    "three SUCCEEDED",
    "two SUCCEEDED",
  ]);
  await states.remove();
});

restart("a damaged record of a Map Run takes no other child with it", async () => {
  let states = await startStates({ Work: (item) => item as number });
  const definition = {
    StartAt: "Each",
    States: {
      Each: {
        Type: "Map",
        Label: "Each",
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" },
          StartAt: "Work",
          States: { Work: { Type: "Task", Resource: work, End: true } },
        },
        End: true,
      },
    },
  };
  const stateMachineArn = await create(states, "each", definition);
  const { executionArn } = await states.client.send(
    new StartExecutionCommand({ stateMachineArn, input: '["first", "second", "third"]' }),
  );
  await ended(states.client, executionArn);
  const { mapRuns = [] } = await states.client.send(new ListMapRunsCommand({ executionArn }));
  const mapRunArn = mapRuns[0]?.mapRunArn;
  const folder = join(states.folder, "states", "executions", "each", "map-runs");
  const log = join(
    folder,
    readdirSync(folder, { recursive: true, encoding: "utf8" }).find((file) => file.endsWith(".jsonl")) ?? "",
  );
  await states.close();
  writeFileSync(log, readFileSync(log, "utf8").replace('"output":"second"', '"output":"secand"'));
  const { told, stop } = listen();
  states = await startStates({}, states.folder);
  const { executions = [] } = await states.client.send(new ListExecutionsCommand({ mapRunArn }));
  stop();
  assert.equal(
    executions.map(({ status }) => status),
    ["SUCCEEDED", "RUNNING", "SUCCEEDED"],
  );
  assert.match(told.join(), /is damaged: the record at byte \d+ is not as it was written, and is left out/);
  await states.remove();
});

restart("with a full disk a start is refused in words, and nothing else is lost", async () => {
  if (!existsSync("/dev/full")) return;
  const states = await startStates();
  const machine = await create(states, "patient", patient);
  await start(states, machine, "fits");
  symlinkSync("/dev/full", join(states.folder, "states", "executions", "patient", "too-much.jsonl"));
  const refused = states.client.send(new StartExecutionCommand({ stateMachineArn: machine, name: "too-much" }));
  assert.match(await failureOf(refused), /^InternalFailure: ".*too-much\.jsonl" cannot be written: the disk is full/);
  assert.is(await start(states, machine, "fits-too"), `${prefix}:execution:patient:fits-too`);
  await states.remove();
});

restart("names that look like paths stay in their folder", async () => {
  const states = await startStates();
  const machine = await create(states, "..", { StartAt: "A", States: { A: { Type: "Succeed" } } });
  const executionArn = await start(states, machine, "..");
  assert.is((await ended(states.client, executionArn)).status, "SUCCEEDED");
  assert.not(existsSync(join(states.folder, "states", "index.jsonl")));
  await states.remove();
});

/** What is said on the console meanwhile. */
function listen() {
  const told: string[] = [];
  const { error } = console;
  console.error = (message: string) => told.push(message);
  const stop = () => {
    console.error = error;
  };
  return { told, stop };
}

restart.run();
