import { readdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Mocks } from "../../../local/tasks";
import { ended, eventTypes, roleArn, type StatesStandIn, startStates } from "./states-client";

const givenUp = suite("Map Runs that were given up when the process was killed");

const resource = "arn:aws:lambda:us-east-1:000000000000:function:work";

const items = (type: string) => ({
  StartAt: "Items",
  States: {
    Items: {
      Type: "Map",
      Label: "Items",
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: type },
        StartAt: "Work",
        States: { Work: { Type: "Task", Resource: resource, End: true } },
      },
      End: true,
    },
  },
});

async function start(states: StatesStandIn, definition: object): Promise<string | undefined> {
  const { stateMachineArn } = await states.client.send(
    new CreateStateMachineCommand({ name: "machine", roleArn, definition: JSON.stringify(definition) }),
  );
  const { executionArn } = await states.client.send(new StartExecutionCommand({ stateMachineArn, input: "[1,2,3]" }));
  return executionArn;
}

async function mapRunOf(states: StatesStandIn, executionArn: string | undefined) {
  const { mapRuns = [] } = await states.client.send(new ListMapRunsCommand({ executionArn }));
  return states.client.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }));
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setImmediate();
}

/** The log of the only Map Run, which another process may have left at any line. */
function logOf({ folder }: StatesStandIn): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return join(folder, files.find((file) => file.includes("map-runs") && file.endsWith(".jsonl")) ?? "");
}

/** Starts again as if the process had been killed when the log was this long. */
async function startAgain(states: StatesStandIn, logLength: number, mocks: Mocks): Promise<StatesStandIn> {
  await states.close();
  truncateSync(logOf(states), logLength);
  return startStates(mocks, states.folder);
}

for (const type of ["STANDARD", "EXPRESS"]) {
  givenUp(`a stopped execution leaves no ${type} children at work, and is redriven with them`, async () => {
    const calls: unknown[] = [];
    const stuck: Mocks = { Work: (item) => (item === 1 ? "done" : new Promise<never>(() => calls.push(item))) };
    let states = await startStates(stuck);
    const executionArn = await start(states, items(type));
    await until(async () => calls.length === 2 && (await mapRunOf(states, executionArn)).itemCounts?.succeeded === 1);
    const { mapRunArn } = await mapRunOf(states, executionArn);
    // Reading them puts on disk what there is.
    const { executions = [] } = await states.client.send(new ListExecutionsCommand({ mapRunArn }));
    await states.client.send(new DescribeExecutionCommand({ executionArn: executions[0]?.executionArn }));
    const { size } = statSync(logOf(states));
    await states.client.send(new StopExecutionCommand({ executionArn }));
    states = await startAgain(states, size, stuck);
    const { status, itemCounts } = await mapRunOf(states, executionArn);
    assert.equal([status, itemCounts?.aborted, itemCounts?.running, itemCounts?.succeeded], ["ABORTED", 2, 0, 1]);
    const list = new ListExecutionsCommand({ mapRunArn, statusFilter: "ABORTED" });
    const aborted = (await states.client.send(list)).executions ?? [];
    assert.is(aborted.length, 2);
    if (type === "STANDARD") {
      assert.is((await eventTypes(states.client, aborted[0]?.executionArn)).at(-1), "ExecutionAborted");
    }
    await states.close();
    states = await startStates({ Work: () => "again" }, states.folder);
    await states.client.send(new RedriveExecutionCommand({ executionArn }));
    const { output } = await ended(states.client, executionArn);
    assert.is(output, '["done","again","again"]');
    await states.remove();
  });
}

givenUp("a branch that was ended by another leaves no children at work", async () => {
  let fail = () => {};
  const calls: unknown[] = [];
  const mocks: Mocks = {
    Work: (item) => new Promise<never>(() => calls.push(item)),
    Break: () =>
      new Promise<never>((_resolve, reject) => {
        fail = () => reject(Object.assign(new Error("broken"), { name: "Broken" }));
      }),
  };
  const breaking = { StartAt: "Break", States: { Break: { Type: "Task", Resource: resource, End: true } } };
  const definition = {
    StartAt: "Both",
    States: {
      Both: {
        Type: "Parallel",
        Branches: [items("STANDARD"), breaking],
        Catch: [{ ErrorEquals: ["Broken"], Next: "Rest" }],
        End: true,
      },
      Rest: { Type: "Wait", Seconds: 1_000, End: true },
    },
  };
  let states = await startStates(mocks);
  const executionArn = await start(states, definition);
  await until(() => calls.length === 3);
  const { size } = statSync(logOf(states));
  fail();
  await until(async () => (await eventTypes(states.client, executionArn)).at(-1) === "WaitStateEntered");
  states = await startAgain(states, size, mocks);
  const { status, executionCounts } = await mapRunOf(states, executionArn);
  assert.equal([status, executionCounts?.aborted, executionCounts?.running], ["ABORTED", 3, 0]);
  await states.remove();
});

givenUp.run();
