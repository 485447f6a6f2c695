import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { runInEngine } from "./kit/engine";
import { stackConfig } from "./kit/stack-config";
import { stackGraph } from "./kit/stacks";

const test = suite("the program in Pulumi's own runner");
const OFFLINE = join(__dirname, "fixtures/offline");
const WRONG_WORKFLOW = join(__dirname, "fixtures/wrong-workflow");

for (const stack of ["dev", "prod"] as const) {
  test(`${stack} registers what its golden graph holds`, async () => {
    const { resources, errors, exitCode } = await runInEngine({ stack, config: stackConfig(stack), folder: OFFLINE });
    assert.equal(errors, []);
    assert.is(exitCode, 0);
    const expected = (await stackGraph(stack)).resources.map(({ type, name }) => `${type} ${name}`).sort();
    assert.equal(resources, expected);
  });
}

test("the project itself is such a program", async () => {
  const config = { ...stackConfig("dev"), "aslant:workflows": '["order-processing"]' };
  const { resources, errors } = await runInEngine({ stack: "dev", config });
  assert.equal(errors, []);
  assert.ok(resources.includes("aws:sfn/stateMachine:StateMachine order-processing"));
});

test("local registers the same kinds of resources for an emulator", async () => {
  const { resources, errors, exitCode } = await runInEngine({
    stack: "local",
    config: stackConfig("local"),
    folder: OFFLINE,
  });
  assert.equal(errors, []);
  assert.is(exitCode, 0);
  assert.ok(resources.includes("aws:sfn/stateMachine:StateMachine rider-photo"));
});

test("what is wrong with a workflow is told with the line that wrote it", async () => {
  const { errors } = await runInEngine({ stack: "dev", config: {}, folder: WRONG_WORKFLOW });
  const lines = readFileSync(join(WRONG_WORKFLOW, "index.ts"), "utf8").split("\n");
  const line = lines.findIndex((text) => text.includes(".wait(")) + 1;
  assert.is(errors.length, 1);
  assert.match(errors[0] ?? "", new RegExp(`^    at index\\.ts:${line}:`, "m"));
});

test("a wrong configuration stops the program before any resource, with one report", async () => {
  const config = { ...stackConfig("dev"), "aws:region": "mars", "aslant:workflows": '["rider-foto"]' };
  const { resources, errors, exitCode } = await runInEngine({ stack: "dev", config });
  assert.equal(resources, ["pulumi:pulumi:Stack aslant-dev"]);
  assert.is.not(exitCode, 0);
  assert.is(errors.length, 1);
  assert.match(errors[0] ?? "", /aws:region: expected the name of an AWS region/);
  assert.match(errors[0] ?? "", /Did you mean "rider-photo"\?/);
  assert.not.match(errors[0] ?? "", /node_modules|\.ts:\d/);
});

test.run();
