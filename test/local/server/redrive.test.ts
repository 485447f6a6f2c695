import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Mocks } from "../../../local/tasks";
import { failureOf } from "../aws/stand-ins";
import { ended, eventTypes, roleArn, type StatesStandIn, startStates } from "./states-client";

const redrive = suite("redriving executions");

const task = { Type: "Task", Resource: "arn:aws:lambda:us-east-1:000000000000:function:work" };

async function run(states: StatesStandIn, definition: object, name = "machine"): Promise<string> {
  const { stateMachineArn } = await states.client.send(
    new CreateStateMachineCommand({ name, roleArn, definition: JSON.stringify(definition) }),
  );
  const input = '{"items":[1,2,3]}';
  const { executionArn = "" } = await states.client.send(new StartExecutionCommand({ stateMachineArn, input }));
  await ended(states.client, executionArn);
  return executionArn;
}

/** Counts the calls of each state, and fails those of some until they are repaired. */
function workshop() {
  const calls: string[] = [];
  const broken = new Set<string>();
  const work = (name: string) => (given: unknown) => {
    const call = typeof given === "number" ? `${name} ${given}` : name;
    calls.push(call);
    if (broken.has(call)) throw Object.assign(new Error("broken"), { name: "Broken" });
    return call;
  };
  const mocks: Mocks = { First: work("First"), Left: work("Left"), Right: work("Right"), Item: work("Item") };
  return { calls, broken, mocks };
}

redrive("only what failed is done again, and the history goes on", async () => {
  const { calls, broken, mocks } = workshop();
  broken.add("Right");
  const states = await startStates(mocks);
  const branch = (name: string) => ({ StartAt: name, States: { [name]: { ...task, End: true } } });
  const executionArn = await run(states, {
    StartAt: "First",
    States: {
      First: { ...task, Next: "Both" },
      Both: { Type: "Parallel", Branches: [branch("Left"), branch("Right")], End: true },
    },
  });
  assert.equal(calls, ["First", "Left", "Right"]);
  const failed = await eventTypes(states.client, executionArn);
  broken.clear();
  await states.client.send(new RedriveExecutionCommand({ executionArn }));
  const { status, output, redriveCount, redriveDate } = await ended(states.client, executionArn);
  assert.equal({ status, output, redriveCount }, { status: "SUCCEEDED", output: '["Left","Right"]', redriveCount: 1 });
  assert.ok(redriveDate instanceof Date);
  assert.is(calls.filter((call) => call === "First").length, 1);
  assert.is(calls.filter((call) => call === "Right").length, 2);
  const types = await eventTypes(states.client, executionArn);
  assert.equal(types.slice(0, failed.length), failed);
  assert.is(types[failed.length], "ExecutionRedriven");
  assert.is(types[failed.length + 1], "LambdaFunctionScheduled");
  await states.remove();
});

redrive("the iterations of a Map that succeeded keep their results, also after a restart", async () => {
  const { calls, broken, mocks } = workshop();
  broken.add("Item 2");
  let states = await startStates(mocks);
  const executionArn = await run(states, {
    StartAt: "Each",
    States: {
      Each: {
        Type: "Map",
        ItemsPath: "$.items",
        MaxConcurrency: 1,
        ItemProcessor: { StartAt: "Item", States: { Item: { ...task, End: true } } },
        End: true,
      },
    },
  });
  broken.clear();
  await states.close();
  states = await startStates(mocks, states.folder);
  await states.client.send(new RedriveExecutionCommand({ executionArn }));
  const { status, output } = await ended(states.client, executionArn);
  assert.equal({ status, output }, { status: "SUCCEEDED", output: '["Item 1","Item 2","Item 3"]' });
  assert.equal(calls, ["Item 1", "Item 2", "Item 2", "Item 3"]);
  await states.remove();
});

redrive("an execution can be redriven more than once, and after it was stopped", async () => {
  const { broken, mocks } = workshop();
  broken.add("First");
  let states = await startStates(mocks);
  const definition = {
    StartAt: "First",
    States: {
      First: { ...task, Next: "Wait" },
      Wait: { Type: "Wait", Seconds: 1_000, Next: "Last" },
      Last: { Type: "Succeed" },
    },
  };
  const executionArn = await run(states, definition);
  await states.client.send(new RedriveExecutionCommand({ executionArn }));
  assert.is((await ended(states.client, executionArn)).status, "FAILED");
  broken.clear();
  await states.client.send(new RedriveExecutionCommand({ executionArn }));
  await states.close();
  states = await startStates(mocks, states.folder);
  const { status, redriveCount } = await states.client.send(new DescribeExecutionCommand({ executionArn }));
  assert.equal({ status, redriveCount }, { status: "RUNNING", redriveCount: 2 });
  await states.client.send(new StopExecutionCommand({ executionArn }));
  await states.client.send(new RedriveExecutionCommand({ executionArn }));
  const refused = states.client.send(new RedriveExecutionCommand({ executionArn }));
  assert.match(await failureOf(refused), /^ExecutionNotRedrivable: .*Execution is RUNNING and cannot be redriven/);
  const stateMachineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:machine";
  const redriven = await states.client.send(new ListExecutionsCommand({ stateMachineArn, redriveFilter: "REDRIVEN" }));
  assert.is(redriven.executions?.[0]?.redriveCount, 3);
  await states.remove();
});

redrive.run();
