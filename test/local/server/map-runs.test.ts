import { setImmediate } from "node:timers/promises";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  type DescribeMapRunOutput,
  DescribeStateMachineForExecutionCommand,
  type ExecutionListItem,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateMapRunCommand,
} from "@aws-sdk/client-sfn";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Mocks } from "../../../local/tasks";
import { failureOf } from "../aws/stand-ins";
import { ended, eventTypes, roleArn, type StatesStandIn, startStates } from "./states-client";

const maps = suite("Map Runs of the Step Functions API");

const resource = "arn:aws:lambda:us-east-1:000000000000:function:work";

const each = (fields: object = {}, type = "STANDARD") => ({
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      Label: "Items",
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: type },
        StartAt: "Work",
        States: { Work: { Type: "Task", Resource: resource, End: true } },
      },
      End: true,
      ...fields,
    },
  },
});

async function start(states: StatesStandIn, definition: object, items: readonly number[]): Promise<string> {
  const { stateMachineArn } = await states.client.send(
    new CreateStateMachineCommand({ name: "machine", roleArn, definition: JSON.stringify(definition) }),
  );
  const { executionArn = "" } = await states.client.send(
    new StartExecutionCommand({ stateMachineArn, name: "run", input: JSON.stringify(items) }),
  );
  return executionArn;
}

async function mapRunOf(states: StatesStandIn, executionArn: string): Promise<DescribeMapRunOutput> {
  const { mapRuns = [] } = await states.client.send(new ListMapRunsCommand({ executionArn }));
  return states.client.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }));
}

async function children(states: StatesStandIn, mapRunArn: string | undefined): Promise<readonly ExecutionListItem[]> {
  const { executions = [] } = await states.client.send(new ListExecutionsCommand({ mapRunArn }));
  return executions;
}

/** Asks until a condition holds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setImmediate();
}

/** Counts the calls for each item, fails some until they are repaired, and leaves others unanswered. */
function workshop() {
  const calls: number[] = [];
  const broken = new Set<number>();
  const stuck = new Set<number>();
  const work = (item: unknown): unknown => {
    calls.push(item as number);
    if (stuck.has(item as number)) return new Promise<never>(() => {});
    if (broken.has(item as number)) throw Object.assign(new Error("broken"), { name: "Broken" });
    return (item as number) * 10;
  };
  const mocks = { Work: work } as Mocks;
  return { calls, broken, stuck, mocks };
}

maps("a Map Run is described with its counts, and its children are executions with histories", async () => {
  const { broken, mocks } = workshop();
  broken.add(2);
  const states = await startStates(mocks);
  const executionArn = await start(states, each({ ToleratedFailureCount: 1, MaxConcurrency: 2 }), [1, 2, 3]);
  const { output } = await ended(states.client, executionArn);
  assert.is(output, "[10,30]");
  const mapRun = await mapRunOf(states, executionArn);
  assert.match(mapRun.mapRunArn ?? "", /^arn:aws:states:us-east-1:000000000000:mapRun:machine\/Items:[0-9a-f-]{36}$/);
  const { status, maxConcurrency, toleratedFailureCount, redriveCount } = mapRun;
  const told = { status, maxConcurrency, toleratedFailureCount, redriveCount, of: mapRun.executionArn };
  const facts = { maxConcurrency: 2, toleratedFailureCount: 1, redriveCount: 0 };
  assert.equal(told, { status: "SUCCEEDED", ...facts, of: executionArn });
  const none = { pending: 0, running: 0, timedOut: 0, aborted: 0, resultsWritten: 0 };
  const counts = { ...none, succeeded: 2, failed: 1, total: 3, failuresNotRedrivable: 0, pendingRedrive: 0 };
  assert.equal([mapRun.itemCounts, mapRun.executionCounts], [counts, counts]);
  const listed = await children(states, mapRun.mapRunArn);
  assert.equal(
    listed.map((child) => child.status),
    ["SUCCEEDED", "FAILED", "SUCCEEDED"],
  );
  const [last] = listed;
  assert.is(last?.itemCount, 1);
  assert.is(last?.executionArn, `${executionArn.replace(":run", "/Items:")}${last?.name}`);
  const child = await states.client.send(new DescribeExecutionCommand({ executionArn: last?.executionArn }));
  assert.equal([child.input, child.output, child.mapRunArn], ["3", "30", mapRun.mapRunArn]);
  assert.is(child.stateMachineArn, "arn:aws:states:us-east-1:000000000000:stateMachine:machine/Items");
  assert.equal(await eventTypes(states.client, last?.executionArn), [
    "ExecutionStarted",
    "TaskStateEntered",
    "LambdaFunctionScheduled",
    "LambdaFunctionStarted",
    "LambdaFunctionSucceeded",
    "TaskStateExited",
    "ExecutionSucceeded",
  ]);
  const machine = await states.client.send(
    new DescribeStateMachineForExecutionCommand({ executionArn: last?.executionArn }),
  );
  assert.equal([machine.label, machine.mapRunArn], ["Items", mapRun.mapRunArn]);
  await states.remove();
});

maps("children are listed in pages, by status, and after a restart", async () => {
  const { broken, mocks } = workshop();
  broken.add(4);
  let states = await startStates(mocks);
  const definition = each({ ToleratedFailureCount: 9, ItemBatcher: { MaxItemsPerBatch: 1 } });
  const executionArn = await start(states, definition, [1, 2, 3, 4, 5]);
  await ended(states.client, executionArn);
  await states.close();
  states = await startStates(mocks, states.folder);
  const { mapRunArn } = await mapRunOf(states, executionArn);
  const names: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const page = await states.client.send(new ListExecutionsCommand({ mapRunArn, maxResults: 2, nextToken }));
    names.push(...(page.executions ?? []).map(({ name }) => name));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  assert.equal(
    names,
    (await children(states, mapRunArn)).map(({ name }) => name),
  );
  assert.is(new Set(names).size, 5);
  const failed = await states.client.send(new ListExecutionsCommand({ mapRunArn, statusFilter: "FAILED" }));
  assert.equal(failed.executions, []);
  const whole = await states.client.send(
    new GetExecutionHistoryCommand({
      executionArn: (await children(states, mapRunArn))[0]?.executionArn,
      maxResults: 3,
    }),
  );
  assert.equal(
    whole.events?.map(({ id }) => id),
    [1, 2, 3],
  );
  const rest = await states.client.send(
    new GetExecutionHistoryCommand({
      executionArn: (await children(states, mapRunArn))[0]?.executionArn,
      nextToken: whole.nextToken,
    }),
  );
  assert.equal(
    rest.events?.map(({ id }) => id),
    [4, 5, 6, 7],
  );
  await states.remove();
});

maps("Express children are described, and have no history", async () => {
  const { mocks } = workshop();
  const states = await startStates(mocks);
  const executionArn = await start(states, each({}, "EXPRESS"), [1, 2]);
  assert.is((await ended(states.client, executionArn)).output, "[10,20]");
  const mapRun = await mapRunOf(states, executionArn);
  assert.is(mapRun.executionCounts?.succeeded, 2);
  const [last] = await children(states, mapRun.mapRunArn);
  assert.match(last?.executionArn ?? "", /:express:machine\/Items:/);
  const child = await states.client.send(new DescribeExecutionCommand({ executionArn: last?.executionArn }));
  assert.equal([child.status, child.output], ["SUCCEEDED", "20"]);
  const refused = states.client.send(new GetExecutionHistoryCommand({ executionArn: last?.executionArn }));
  assert.match(await failureOf(refused), /^InvalidArn/);
  await states.remove();
});

maps("stopping an execution aborts its children; a child can be stopped by itself", async () => {
  const { stuck, mocks } = workshop();
  for (const item of [1, 2, 3]) stuck.add(item);
  const states = await startStates(mocks);
  const executionArn = await start(states, each({ ToleratedFailurePercentage: 100 }), [1, 2, 3]);
  const { mapRunArn } = await mapRunOf(states, executionArn);
  const [one] = await children(states, mapRunArn);
  await states.client.send(new StopExecutionCommand({ executionArn: one?.executionArn, error: "Enough" }));
  const stopped = await states.client.send(new DescribeExecutionCommand({ executionArn: one?.executionArn }));
  assert.equal([stopped.status, stopped.error, stopped.redriveStatus], ["ABORTED", "Enough", "NOT_REDRIVABLE"]);
  await states.client.send(new StopExecutionCommand({ executionArn }));
  await until(async () => (await mapRunOf(states, executionArn)).status !== "RUNNING");
  const mapRun = await mapRunOf(states, executionArn);
  assert.equal([mapRun.status, mapRun.executionCounts?.aborted], ["ABORTED", 3]);
  assert.is((await eventTypes(states.client, one?.executionArn)).at(-1), "ExecutionAborted");
  await states.remove();
});

maps("the limits of a running Map Run can be changed", async () => {
  const { calls, broken, stuck, mocks } = workshop();
  stuck.add(1);
  broken.add(3);
  const states = await startStates(mocks);
  const executionArn = await start(states, each({ MaxConcurrency: 1, ToleratedFailureCount: 0 }), [1, 2, 3, 4]);
  const { mapRunArn } = await mapRunOf(states, executionArn);
  await until(() => calls.length === 1);
  await states.client.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 2, toleratedFailureCount: 2 }));
  await until(() => calls.length === 4);
  await until(async () => (await mapRunOf(states, executionArn)).executionCounts?.failed === 1);
  const { status, maxConcurrency, toleratedFailureCount, executionCounts } = await mapRunOf(states, executionArn);
  assert.equal([status, maxConcurrency, toleratedFailureCount], ["RUNNING", 2, 2]);
  assert.equal([executionCounts?.running, executionCounts?.succeeded], [1, 2]);
  await states.client.send(new UpdateMapRunCommand({ mapRunArn, toleratedFailureCount: 0 }));
  const { error } = await ended(states.client, executionArn);
  assert.is(error, "States.ExceedToleratedFailureThreshold");
  const late = states.client.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 1 }));
  assert.match(await failureOf(late), /^ValidationException/);
  await states.remove();
});

for (const type of ["STANDARD", "EXPRESS"]) {
  maps(`after a restart ${type} children that have ended are not run again`, async () => {
    const { calls, stuck, mocks } = workshop();
    stuck.add(2);
    let states = await startStates(mocks);
    const executionArn = await start(states, each({}, type), [1, 2, 3]);
    await until(async () => (await mapRunOf(states, executionArn)).executionCounts?.succeeded === 2);
    await states.close();
    stuck.clear();
    states = await startStates(mocks, states.folder);
    assert.is((await ended(states.client, executionArn)).output, "[10,20,30]");
    assert.equal(calls, [1, 2, 3, 2]);
    assert.is((await mapRunOf(states, executionArn)).executionCounts?.succeeded, 3);
    await states.remove();
  });

  maps(`redriving runs only the ${type} children again that did not succeed`, async () => {
    const { calls, broken, mocks } = workshop();
    broken.add(2);
    let states = await startStates(mocks);
    const executionArn = await start(states, each({ MaxConcurrency: 1 }, type), [1, 2, 3]);
    assert.is((await ended(states.client, executionArn)).error, "States.ExceedToleratedFailureThreshold");
    const failed = await mapRunOf(states, executionArn);
    assert.equal([failed.status, failed.itemCounts?.pending, failed.itemCounts?.failed], ["FAILED", 1, 1]);
    const [child] = await children(states, failed.mapRunArn);
    const described = await states.client.send(new DescribeExecutionCommand({ executionArn: child?.executionArn }));
    assert.equal([described.status, described.redriveStatus], ["FAILED", "REDRIVABLE_BY_MAP_RUN"]);
    await states.close();
    broken.clear();
    states = await startStates(mocks, states.folder);
    await states.client.send(new RedriveExecutionCommand({ executionArn }));
    assert.is((await ended(states.client, executionArn)).output, "[10,20,30]");
    assert.equal(calls, [1, 2, 2, 3]);
    const mapRun = await mapRunOf(states, executionArn);
    assert.equal([mapRun.mapRunArn, mapRun.status, mapRun.redriveCount], [failed.mapRunArn, "SUCCEEDED", 1]);
    assert.equal([mapRun.executionCounts?.succeeded, mapRun.executionCounts?.failed], [3, 0]);
    assert.ok(mapRun.redriveDate instanceof Date);
    const again = await states.client.send(new DescribeExecutionCommand({ executionArn: child?.executionArn }));
    assert.equal([again.status, again.redriveCount], ["SUCCEEDED", 1]);
    assert.ok((await eventTypes(states.client, executionArn)).includes("MapRunRedriven"));
    await states.remove();
  });
}

maps("a redriven Standard child goes on where it failed", async () => {
  const { broken, mocks } = workshop();
  broken.add(1);
  const states = await startStates(mocks);
  const executionArn = await start(states, each(), [1]);
  await ended(states.client, executionArn);
  const [child] = await children(states, (await mapRunOf(states, executionArn)).mapRunArn);
  const before = await eventTypes(states.client, child?.executionArn);
  const refused = states.client.send(new RedriveExecutionCommand({ executionArn: child?.executionArn }));
  assert.match(await failureOf(refused), /^ExecutionNotRedrivable/);
  broken.clear();
  await states.client.send(new RedriveExecutionCommand({ executionArn }));
  await ended(states.client, executionArn);
  const after = await eventTypes(states.client, child?.executionArn);
  assert.equal(after.slice(0, before.length + 1), [...before, "ExecutionRedriven"]);
  assert.is(after.at(-1), "ExecutionSucceeded");
  await states.remove();
});

maps("Map Runs that are not there are refused", async () => {
  const states = await startStates();
  const mapRunArn = "arn:aws:states:us-east-1:000000000000:mapRun:machine/Items:12345678-1234-4234-8234-123456789012";
  for (const command of [new DescribeMapRunCommand({ mapRunArn }), new UpdateMapRunCommand({ mapRunArn })]) {
    assert.match(await failureOf(states.client.send(command as DescribeMapRunCommand)), /^ResourceNotFound/);
  }
  const outside = mapRunArn.replace("machine/Items", "../..");
  assert.match(
    await failureOf(states.client.send(new DescribeMapRunCommand({ mapRunArn: outside }))),
    /^ResourceNotFound/,
  );
  const wrong = states.client.send(new DescribeMapRunCommand({ mapRunArn: "nothing" }));
  assert.match(await failureOf(wrong), /^InvalidArn/);
  const executionArn = "arn:aws:states:us-east-1:000000000000:execution:machine:none";
  const none = states.client.send(new ListMapRunsCommand({ executionArn }));
  assert.match(await failureOf(none), /^ExecutionDoesNotExist/);
  await states.remove();
});

maps("children that wait for their turn are counted as pending", async () => {
  const { stuck, calls, mocks } = workshop();
  stuck.add(1);
  const states = await startStates(mocks);
  const executionArn = await start(states, each({ MaxConcurrency: 1 }), [1, 2, 3]);
  await until(() => calls.length === 1);
  const { itemCounts, executionCounts } = await mapRunOf(states, executionArn);
  assert.equal([itemCounts?.pending, executionCounts?.pending, executionCounts?.total], [2, 2, 3]);
  await states.remove();
});

maps.run();
