import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../cli/main";
import { testIo } from "./test-io";

const test = suite("parameters");

async function compiled(...args: string[]) {
  const io = testIo();
  return { code: await run(["compile", ...args], io), out: io.out(), err: io.err() };
}

test("what is set takes the place of a default, and the others stay", async () => {
  const { out } = await compiled(
    "topic-fan-out",
    "--parameter",
    "maxConcurrency=3",
    "--parameter",
    "waitDurationSeconds=0",
  );
  const { TimeoutSeconds, States } = JSON.parse(out);
  const { MaxConcurrency, ItemProcessor } = States.ForEachTopic;
  assert.equal([TimeoutSeconds, MaxConcurrency, ItemProcessor.States.Wait.Seconds], [300, 3, 0]);
});

test("an unknown parameter, a value that is no number and a workflow without any are told", async () => {
  for (const [workflow, parameter, message] of [
    ["topic-fan-out", "maxConcurency=3", 'no parameter "maxConcurency". Did you mean "maxConcurrency"?'],
    ["topic-fan-out", "maxConcurrency=many", 'must be NAME=NUMBER, a whole number, not "maxConcurrency=many"'],
    ["topic-fan-out", "maxConcurrency", "must be NAME=NUMBER"],
    ["topic-fan-out", "toString=3", 'no parameter "toString"'],
    ["rider-photo", "maxConcurrency=3", 'workflow "rider-photo" has no parameters'],
    ["toString", "maxConcurrency=3", "has no parameters"],
  ] as const) {
    const { code, err } = await compiled(workflow, "--parameter", parameter);
    assert.is(code, 2);
    assert.match(err, message);
  }
});

test.run();
