import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { QueryLanguage } from "../../asl/definition";
import type { Json } from "../../asl/json";
import { bind, compile, printBinding } from "../../dsl";
import { createMachine, createVirtualClock, type TaskOutcome, type TaskRunner } from "../../local/interpreter";
import { type Document, document, type Generated, workflows } from "./workflows";

const test = suite("query languages");

/** Functions that work on what they are given alone, so that both languages see the same answers. */
const tasks: TaskRunner = {
  run({ resource, arguments: given }): TaskOutcome {
    if (resource.includes("Fail")) return { status: "failed", error: "Broken", cause: JSON.stringify(given) };
    return { status: "succeeded", output: { got: given, list: [given, 1] } };
  },
};

async function run(workflow: Generated, queryLanguage: QueryLanguage, input: Document): Promise<Json> {
  const { definition, diagnostics } = compile(workflow, { queryLanguage });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  assert.equal(errors, [], JSON.stringify(errors));
  const machine = createMachine(bind(definition, printBinding));
  const { result } = machine.start({ input: input as never, tasks, clock: createVirtualClock() });
  const { status, ...rest } = await result;
  return JSON.parse(JSON.stringify({ status, ...rest })) as Json;
}

function describe(workflow: Generated): string {
  return JSON.stringify(bind(compile(workflow, { queryLanguage: "JSONata" }).definition, printBinding));
}

test("a workflow gives the same result or the same error in both query languages", async () => {
  await fc.assert(
    fc.asyncProperty(workflows, document, async (workflow, input) => {
      const [jsonata, jsonPath] = [await run(workflow, "JSONata", input), await run(workflow, "JSONPath", input)];
      assert.equal(jsonata, jsonPath, describe(workflow));
    }),
    { numRuns: 300 },
  );
});

test.run();
