import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import { createMachine, createVirtualClock } from "../../../local/interpreter";
import type { Invocation } from "../../../local/lambda";
import { functionTasks, mockTasks, routeTasks, workflowTasks } from "../../../local/tasks";
import { echo, FUNCTION, runDefinition, single } from "../interpreter/run-definition";

const routes = suite("routes of tasks");

const execution = { requestId: "1", logs: [], durationMs: 1 };
const host = (answer: (name: string, payload: Json) => object) => ({
  invoke: async (name: string, payload: Json) => ({ ...execution, ...answer(name, payload) }) as unknown as Invocation,
});
const invoke = (parameters: object, pattern = "") =>
  single({ Type: "Task", Resource: `arn:aws:states:::lambda:invoke${pattern}`, Parameters: parameters, End: true });

routes("the first route that accepts a task performs it, and none is told", async () => {
  const tasks = routeTasks([mockTasks({ Other: { return: 1 } }), mockTasks({ S: { return: 2 } })]);
  const { result } = await runDefinition(single({ ...FUNCTION, End: true }), {}, { tasks });
  assert.equal(result, { status: "SUCCEEDED", output: 2 });
  const nowhere = await runDefinition(single({ ...FUNCTION, End: true }), {}, { tasks: routeTasks([]) });
  assert.match(
    (nowhere.result as { cause?: string }).cause ?? "",
    /Nothing here performs arn:aws:lambda.* the state 'S'/,
  );
});

routes("a function is called by its ARN's name, or through lambda:invoke with Lambda's answer around", async () => {
  const tasks = functionTasks(host((name, payload) => ({ status: "succeeded", output: { name, payload } })));
  const direct = await runDefinition(single({ ...FUNCTION, End: true }), 1, { tasks });
  assert.equal(direct.result, { status: "SUCCEEDED", output: { name: "work", payload: 1 } });
  const wrapped = await runDefinition(invoke({ FunctionName: "f:live", Payload: 2 }), {}, { tasks });
  assert.equal(wrapped.result, {
    status: "SUCCEEDED",
    output: { ExecutedVersion: "$LATEST", Payload: { name: "f", payload: 2 }, StatusCode: 200 },
  });
});

routes("a function's failure is the task's error, with the payload for a cause", async () => {
  const failure = { errorType: "Sad", errorMessage: "no" };
  const tasks = functionTasks(host(() => ({ status: "failed", failure })));
  const { result } = await runDefinition(single({ ...FUNCTION, End: true }), {}, { tasks });
  assert.equal(result, { status: "FAILED", error: "Sad", cause: JSON.stringify(failure) });
  const refused = functionTasks(
    host(() => ({ status: "refused", exception: "ResourceNotFoundException", message: "m" })),
  );
  const missing = await runDefinition(single({ ...FUNCTION, End: true }), {}, { tasks: refused });
  assert.equal(missing.result, { status: "FAILED", error: "Lambda.ResourceNotFoundException", cause: "m" });
});

const child = createMachine(
  { StartAt: "C", States: { C: { Type: "Pass", Result: { done: true }, End: true } } } as StateMachineDefinition,
  { name: "Child" },
);
const failing = createMachine(single({ Type: "Fail", Error: "E", Cause: "c" }) as StateMachineDefinition, {
  name: "Failing",
});
const nested = workflowTasks(
  (arn) => [child, failing].find((machine) => machine.arn === arn),
  (machine, input, name) => machine.start({ input, tasks: echo, clock: createVirtualClock(), ...(name && { name }) }),
);
const start = (pattern: string, StateMachineArn: string) =>
  runDefinition(
    single({
      Type: "Task",
      Resource: `arn:aws:states:::states:startExecution${pattern}`,
      Parameters: { StateMachineArn, Input: { a: 1 }, Name: "n" },
      End: true,
    }),
    {},
    { tasks: nested },
  );

routes("another workflow is started, or waited for, with its output as text or as JSON", async () => {
  const started = (await start("", child.arn)).result as { output?: Record<string, Json> };
  assert.equal(Object.keys(started.output ?? {}), ["ExecutionArn", "StartDate"]);
  const text = (await start(".sync", child.arn)).result as { output?: Record<string, Json> };
  assert.equal([text.output?.["Output"], text.output?.["Input"]], ['{"done":true}', '{"a":1}']);
  const json = (await start(".sync:2", child.arn)).result as { output?: Record<string, Json> };
  assert.equal([json.output?.["Output"], json.output?.["Status"]], [{ done: true }, "SUCCEEDED"]);
});

routes("the dates of another workflow are of its execution's clock", async () => {
  const States = { W: { Type: "Wait", Seconds: 86_400, Next: "D" }, D: { Type: "Succeed" } };
  const slow = createMachine({ StartAt: "W", States } as StateMachineDefinition, { name: "Slow" });
  const tasks = workflowTasks(
    () => slow,
    (machine, input) => machine.start({ input, tasks: echo, clock: createVirtualClock(Date.UTC(2030, 0, 1)) }),
  );
  const state = { Type: "Task", Resource: "arn:aws:states:::states:startExecution.sync:2", End: true };
  const { result } = await runDefinition(single({ ...state, Parameters: { StateMachineArn: "slow" } }), {}, { tasks });
  const { StartDate, StopDate } = (result as { output: Record<string, Json> }).output;
  assert.equal([StartDate, StopDate], ["2030-01-01T00:00:00.000Z", "2030-01-02T00:00:00.000Z"]);
});

routes("a nested failure is States.TaskFailed, with the description for a cause", async () => {
  const { result, events } = await start(".sync", failing.arn);
  const { error, cause = "" } = result as { error?: string; cause?: string };
  const { Error: inner, Cause, Status } = JSON.parse(cause) as Record<string, string>;
  assert.equal([error, inner, Cause, Status], ["States.TaskFailed", "E", "c", "FAILED"]);
  assert.is(events[4]?.type, "TaskSubmitted");
  const none = await start("", "arn:none");
  assert.is((none.result as { error?: string }).error, "StepFunctions.StateMachineDoesNotExistException");
});

routes.run();
