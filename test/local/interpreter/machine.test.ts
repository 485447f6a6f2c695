import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../../asl/definition";
import { createMachine, DefinitionError, describeEvent, type Task } from "../../../local/interpreter";
import { echo, FUNCTION, runDefinition, single } from "./run-definition";

const machines = suite("machine");

const refused = (definition: unknown, message: RegExp) =>
  assert.throws(
    () => createMachine(definition as StateMachineDefinition),
    (error: Error) => error instanceof DefinitionError && message.test(error.message),
  );

machines("refuses what can't be run, and names the value", () => {
  refused(null, /A state machine is a JSON object/);
  refused({ StartAt: "A" }, /There must be StartAt and States/);
  refused({ StartAt: "A", States: {} }, /"A": StartAt names no state/);
  refused(single({ Type: "Nap" }), /"S": The state has no known Type: "Nap"/);
  refused(single({ Type: "Pass", InputPath: "$.[" }), /\$\.\[/);
  refused(single({ Type: "Pass", QueryLanguage: "JSONata", Output: "{% 1 + %}" }), /1 \+/);
});

machines("names of objects' own prototype are no states and no types", async () => {
  refused(single({ Type: "constructor" }), /no known Type/);
  refused({ StartAt: "toString", States: { A: { Type: "Succeed" } } }, /names no state/);
  const { result } = await runDefinition(single({ Type: "Pass", Next: "__proto__" }));
  assert.match((result as { cause?: string }).cause ?? "", /There is no state '__proto__'/);
});

machines("gives executions the ARNs that AWS would", async () => {
  const machine = createMachine(single({ Type: "Succeed" }) as StateMachineDefinition, {
    name: "M",
    region: "eu-west-1",
  });
  assert.is(machine.arn, "arn:aws:states:eu-west-1:123456789012:stateMachine:M");
  const execution = machine.start({ tasks: echo, name: "run-1" });
  assert.is(execution.arn, "arn:aws:states:eu-west-1:123456789012:execution:M:run-1");
  const express = createMachine(single({ Type: "Succeed" }) as StateMachineDefinition, { type: "EXPRESS" });
  assert.match(express.start({ tasks: echo, name: "n" }).arn, /:express:StateMachine:n:[0-9a-f-]{36}$/);
});

machines("ends a run that never ends by itself, with AWS's cause as its last event", async () => {
  const loop = { StartAt: "A", States: { A: { Type: "Pass", Next: "A" } } };
  const { result, events } = await runDefinition(loop, {}, { maxEvents: 101 });
  const cause = "The execution reached the maximum number of history events (101).";
  assert.equal(result, { status: "FAILED", error: "States.Runtime", cause });
  assert.equal([events.length, events.at(-1)?.type], [101, "ExecutionFailed"]);
});

machines("Express executions end after five minutes, Standard ones when the definition says", async () => {
  const wait = single({ Type: "Wait", Seconds: 400, End: true });
  const express = await runDefinition(wait, {}, { machine: { type: "EXPRESS" } });
  assert.is(express.result.status, "TIMED_OUT");
  assert.is((express.events.at(-1)?.timeMs ?? 0) - (express.events[0]?.timeMs ?? 0), 300_000);
  assert.is((await runDefinition(wait)).result.status, "SUCCEEDED");
});

machines("a run that keeps going gives way to others, who may stop it", async () => {
  const loop = { StartAt: "A", States: { A: { Type: "Pass", Next: "A" } } } as StateMachineDefinition;
  const execution = createMachine(loop).start({
    tasks: echo,
    history: "stream",
    maxEvents: Number.POSITIVE_INFINITY,
  });
  execution.stop("Enough");
  assert.equal(await execution.result, { status: "ABORTED", error: "Enough" });
});

machines("streams events instead of keeping them", async () => {
  const types: string[] = [];
  const { events } = await runDefinition(
    single({ Type: "Pass", End: true }),
    {},
    {
      history: "stream",
      onEvent: ({ type }) => types.push(type),
    },
  );
  assert.equal(events, []);
  assert.equal(types, ["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"]);
});

machines("the same seed gives the same run", async () => {
  const state = {
    Type: "Pass",
    Parameters: { "id.$": "States.UUID()", "n.$": "States.MathRandom(0, 1000000)" },
    End: true,
  };
  const once = () => runDefinition(single(state), {}, { seed: "same" }).then(({ result }) => result);
  assert.equal(await once(), await once());
  const other = await runDefinition(single(state), {}, { seed: "other" });
  assert.not.equal(await once(), other.result);
});

machines("runs with a synchronous runner are over when start returns", () => {
  const machine = createMachine(single({ ...FUNCTION, End: true }) as StateMachineDefinition);
  assert.is(machine.start({ tasks: echo }).history.at(-1)?.type, "ExecutionSucceeded");
});

machines("a runner that throws fails its task, and not the process", async () => {
  const tasks = {
    run: () => {
      throw new RangeError("too far");
    },
  };
  const { result } = await runDefinition(single({ ...FUNCTION, End: true }), {}, { tasks });
  assert.equal(result, { status: "FAILED", error: "RangeError", cause: "too far" });
  const rejecting = { run: () => Promise.reject(new RangeError("later")) };
  const late = await runDefinition(single({ ...FUNCTION, End: true }), {}, { tasks: rejecting });
  assert.equal(late.result, { status: "FAILED", error: "RangeError", cause: "later" });
});

machines("a task that is given up hears of it", async () => {
  let aborted = false;
  const tasks = {
    run: ({ signal }: Task) => {
      signal.addEventListener("abort", () => {
        aborted = true;
      });
      return { status: "waiting" } as const;
    },
  };
  await runDefinition(single({ ...FUNCTION, TimeoutSeconds: 1, End: true }), {}, { tasks });
  assert.is(aborted, true);
});

machines("events are described as GetExecutionHistory does", async () => {
  const { events } = await runDefinition(single({ Type: "Pass", Assign: { v: { a: 1 } }, End: true }), { é: 1 });
  assert.equal(describeEvent(events[2] as never), {
    timestamp: new Date(Date.UTC(2025, 0, 1)),
    type: "PassStateExited",
    id: 3,
    previousEventId: 2,
    stateExitedEventDetails: {
      name: "S",
      output: '{"é":1}',
      outputDetails: { truncated: false },
      assignedVariables: { v: '{"a":1}' },
      assignedVariablesDetails: { truncated: false },
    },
  });
});

machines.run();
