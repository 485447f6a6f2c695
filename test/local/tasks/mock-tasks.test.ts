import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../asl/json";
import { type MockConfig, MockConfigError, mockConfigTasks } from "../../../local/tasks/mock-config";
import { type Mocks, mockTasks } from "../../../local/tasks/mock-tasks";
import { routeTasks } from "../../../local/tasks/route";
import { FUNCTION, runDefinition, single } from "../interpreter/run-definition";

const mocks = suite("mocks");

const retried = single({ ...FUNCTION, Retry: [{ ErrorEquals: ["States.ALL"] }], End: true });
const runWith = (given: Mocks, state: object = retried, input: Json = {}) =>
  runDefinition(state, input, { tasks: mockTasks(given) }).then(({ result }) => result);

mocks("a list answers one attempt after another, and its last for all that follow", async () => {
  const flaky = [{ throw: { error: "Busy", cause: "later" } }, { return: { ok: true } }];
  assert.equal(await runWith({ S: flaky }), { status: "SUCCEEDED", output: { ok: true } });
  const broken = { throw: { error: "Busy", cause: "always" } };
  assert.equal(await runWith({ S: broken }), { status: "FAILED", error: "Busy", cause: "always" });
});

mocks("a function sees what the task was called with, and its error is the task's", async () => {
  const echo = (given: Json) => ({ given });
  assert.equal(await runWith({ [FUNCTION.Resource]: echo }, retried, 5), { status: "SUCCEEDED", output: { given: 5 } });
  class CardDeclined extends Error {
    override readonly name = "CardDeclined";
  }
  const refuse = async () => {
    throw new CardDeclined("no money");
  };
  assert.equal(await runWith({ S: refuse }, single({ ...FUNCTION, End: true })), {
    status: "FAILED",
    error: "CardDeclined",
    cause: "no money",
  });
});

mocks("an integration is mocked by service and action, with its pattern or without", async () => {
  const state = single({ Type: "Task", Resource: "arn:aws:states:::glue:startJobRun.sync", End: true });
  assert.equal(await runWith({ "glue:startJobRun": { return: 1 } }, state), { status: "SUCCEEDED", output: 1 });
  assert.equal(await runWith({ "glue:startJobRun.sync": { return: 2 } }, state), { status: "SUCCEEDED", output: 2 });
});

mocks("a task that nothing mocks says which mocks there are", async () => {
  const result = await runWith({ Other: { return: 1 } }, single({ ...FUNCTION, End: true }));
  assert.match((result as { cause?: string }).cause ?? "", /No mock for the state 'S' .* There are mocks for: Other\./);
});

const config = {
  StateMachines: { Orders: { TestCases: { Flaky: { S: "Busy" }, Free: {} } } },
  MockedResponses: {
    Busy: { "0-1": { Throw: { Error: "Busy", Cause: "x" } }, "2": { Return: { ok: true } } },
    Invoked: { "0": { Return: { StatusCode: 200, Payload: { ok: 1 } } } },
  },
};

mocks("AWS's own file format numbers the invocations", async () => {
  const { result, events } = await runDefinition(retried, {}, { tasks: mockConfigTasks(config, "Orders", "Flaky") });
  assert.equal(result, { status: "SUCCEEDED", output: { ok: true } });
  assert.is(events.filter(({ type }) => type === "LambdaFunctionFailed").length, 2);
});

mocks(
  "invocations are counted through the whole execution, and the last response answers all that follow",
  async () => {
    const numbered = { ...config, MockedResponses: { Busy: { "0": { Return: 1 }, "1": { Return: 2 } } } };
    const ItemProcessor = single({
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Parameters: { FunctionName: "f" },
      End: true,
    });
    const map = { StartAt: "M", States: { M: { Type: "Map", MaxConcurrency: 1, ItemProcessor, End: true } } };
    const { result } = await runDefinition(map, [0, 0, 0], { tasks: mockConfigTasks(numbered, "Orders", "Flaky") });
    assert.equal(result, { status: "SUCCEEDED", output: [1, 2, 2] });
  },
);

mocks("a function called by its ARN gives the payload of the answer that is mocked", async () => {
  const invoked = { ...config, StateMachines: { Orders: { TestCases: { A: { S: "Invoked" } } } } };
  const run = async (state: object) =>
    (await runDefinition(single(state), {}, { tasks: mockConfigTasks(invoked, "Orders", "A") })).result;
  assert.equal(await run({ ...FUNCTION, End: true }), { status: "SUCCEEDED", output: { ok: 1 } });
  const invoke = {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Parameters: { FunctionName: "f" },
    End: true,
  };
  assert.equal(await run(invoke), { status: "SUCCEEDED", output: { StatusCode: 200, Payload: { ok: 1 } } });
});

mocks("a state that the test case does not name is left to others", async () => {
  const tasks = routeTasks([mockConfigTasks(config, "Orders", "Free"), mockTasks({ S: { return: "real" } })]);
  assert.equal((await runDefinition(retried, {}, { tasks })).result, { status: "SUCCEEDED", output: "real" });
});

mocks("a mock configuration that lacks something says what there is", () => {
  const refused = (given: MockConfig, machine: string, testCase: string, message: RegExp) =>
    assert.throws(
      () => mockConfigTasks(given, machine, testCase),
      (error: Error) => error instanceof MockConfigError && message.test(error.message),
    );
  refused(config, "Bills", "Flaky", /no state machine "Bills"; there are: Orders/);
  refused(config, "Orders", "toString", /no test case "toString"; there are: Flaky, Free/);
  refused(
    { ...config, MockedResponses: {} },
    "Orders",
    "Free",
    /^\/StateMachines\/Orders\/TestCases\/Flaky\/S: There is no/,
  );
});

mocks.run();
