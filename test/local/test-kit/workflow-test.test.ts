import { AssertionError } from "node:assert";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../../asl/definition";
import {
  assertCalls,
  assertFailed,
  assertPath,
  assertSucceeded,
  coverageTable,
  testWorkflow,
} from "../../../local/test-kit";

const kit = suite("test kit");

const order: StateMachineDefinition = {
  StartAt: "Rest",
  States: {
    Rest: { Type: "Wait", Seconds: 3_600, Next: "Charge" },
    Charge: {
      Type: "Task",
      Resource: "arn:aws:lambda:us-east-1:123456789012:function:charge",
      Retry: [{ ErrorEquals: ["Busy"] }],
      Catch: [{ ErrorEquals: ["CardDeclined"], ResultPath: "$.error", Next: "Refuse" }],
      ResultPath: "$.receipt",
      Next: "Size",
    },
    Size: {
      Type: "Choice",
      Choices: [{ Variable: "$.total", NumericGreaterThan: 100, Next: "Gift" }],
      Default: "Done",
    },
    Gift: { Type: "Pass", End: true },
    Done: { Type: "Succeed" },
    Refuse: { Type: "Fail", Error: "Refused", Cause: "The card was declined" },
  },
};

kit("runs a workflow with mocks, and its hours in no time", async () => {
  const run = await testWorkflow(order).run({
    input: { total: 5 },
    mocks: { Charge: [{ throw: { error: "Busy" } }, { return: "r1" }] },
  });
  assertSucceeded(run, { total: 5, receipt: "r1" });
  assertPath(run, ["Rest", "Charge", "Size", "Done"]);
  assertCalls(run, "Charge", [{ total: 5 }, { total: 5 }]);
  assert.equal(
    run.calls.map(({ retryCount }) => retryCount),
    [0, 1],
  );
  assert.is(run.elapsedSeconds, 3_601);
});

kit("tells errors, and assertions say what happened instead", async () => {
  const run = await testWorkflow(order).run({ mocks: { Charge: { throw: { error: "CardDeclined" } } } });
  assertFailed(run, "Refused", "declined");
  assert.throws(
    () => assertSucceeded(run),
    (error: Error) =>
      error instanceof AssertionError && /The run FAILED by Refused: .*Rest, Charge, Refuse/.test(error.message),
  );
  for (const wrong of [
    () => assertFailed(run, "Other"),
    () => assertFailed(run, "Refused", "stolen"),
    () => assertPath(run, ["Rest"]),
    () => assertCalls(run, "Charge", []),
  ]) {
    assert.throws(wrong, (error: Error) => error instanceof AssertionError);
  }
});

kit("a task without a mock fails the test, whatever the workflow catches", async () => {
  try {
    await testWorkflow(order).run();
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, /No mock for the state 'Charge'/);
  }
});

kit("coverage grows with the runs, and tells what none has taken", async () => {
  const workflow = testWorkflow(order);
  await workflow.run({ input: { total: 5 }, mocks: { Charge: { return: 1 } } });
  const first = workflow.coverage();
  assert.equal(first.states, { total: 6, taken: 4, missed: ["/States/Gift", "/States/Refuse"] });
  assert.equal(first.choices, { total: 2, taken: 1, missed: ["/States/Size/Choices[0]"] });
  assert.equal(first.catches.missed, ["/States/Charge/Catch[0]"]);
  assert.equal(first.retries.missed, ["/States/Charge/Retry[0]"]);
  assert.match(coverageTable(first), /states +4\/6 +66 %[\s\S]*never taken:\n {2}\/States\/Gift/);

  await workflow.run({ input: { total: 500 }, mocks: { Charge: [{ throw: { error: "Busy" } }, { return: 1 }] } });
  await workflow.run({ mocks: { Charge: { throw: { error: "CardDeclined" } } } });
  const missed = Object.values(workflow.coverage()).flatMap((of) => of.missed);
  assert.equal(missed, []);
  assert.not.match(coverageTable(workflow.coverage()), /never taken/);
});

kit.run();
