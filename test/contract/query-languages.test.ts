import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { QueryLanguage } from "../../asl/definition";
import type { Json } from "../../asl/json";
import {
  array,
  arrayContains,
  bind,
  compile,
  format,
  jsonMerge,
  jsonToString,
  numericLessThan,
  printBinding,
  stringSplit,
  stringToJson,
} from "../../dsl";
import {
  createMachine,
  createVirtualClock,
  type ObjectStore,
  type TaskOutcome,
  type TaskRunner,
} from "../../local/interpreter";
import { type Document, document, start } from "./document";
import { type Generated, workflows } from "./workflows";

const test = suite("query languages");

/** Functions that work on what they are given alone, so that both languages see the same answers. */
function tasks(): TaskRunner {
  let recoveries = 0;
  return {
    run({ resource, arguments: given }): TaskOutcome {
      if (resource.includes("Fail")) return { status: "failed", error: "Broken", cause: JSON.stringify(given) };
      if (resource.includes("Recover") && ++recoveries % 3 !== 0) return { status: "failed", error: "Recoverable" };
      const { round = 0 } = { ...(given as { round?: number }) };
      return { status: "succeeded", output: { got: given, list: [given, 1], inner: { a: round + 1 } } };
    },
  };
}

const OBJECTS: Readonly<Record<string, string>> = {
  "items.json": JSON.stringify({ rows: [{ a: 1 }, [2], "three", null] }),
  "items.csv": "a,b\n1,x\n2,y\n3,z",
};

const objects: ObjectStore = {
  read: ({ Key }) => OBJECTS[String(Key)] ?? "",
  list: () => Object.entries(OBJECTS).map(([Key, text]) => ({ Key, Size: text.length })),
  write: () => {},
};

async function run(workflow: Generated, queryLanguage: QueryLanguage, input: Document): Promise<Json> {
  const { definition, diagnostics } = compile(workflow, { queryLanguage });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  assert.equal(errors, [], JSON.stringify(errors));
  const machine = createMachine(bind(definition, printBinding));
  const { result } = machine.start({
    input: input as never,
    name: "run",
    seed: "seed",
    tasks: tasks(),
    objects,
    clock: createVirtualClock(),
  });
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
    { numRuns: 200 },
  );
});

test("calls see variables of every name", async () => {
  const workflow = start()
    .pass("Set", {
      assign: () => ({ list: [1, 2], item: 2, value: { one: 1 }, text: "[3]", one: 4 }),
      resultPath: null,
    })
    .pass("Use", {
      arguments: ({ vars }) => ({
        has: arrayContains(vars.list, vars.item),
        lacks: arrayContains(vars.list, vars.one),
        printed: jsonToString(vars.value),
        parsed: stringToJson(vars.text),
        listed: array(vars.item, vars.one),
      }),
    });
  const output = { has: true, lacks: false, printed: '{"one":1}', parsed: [3], listed: [2, 4] };
  for (const queryLanguage of ["JSONPath", "JSONata"] as const) {
    assert.equal(await run(workflow, queryLanguage, {} as Document), { status: "SUCCEEDED", output });
  }
});

test("a choice passes on what its outputPath leaves, whichever rule holds", async () => {
  const workflow = start().choice("C", { outputPath: ({ output }) => output.nested.deep }, (choice) =>
    choice
      .when(
        ({ input }) => numericLessThan(input.number, 3),
        (small) => small.pass("Small", { arguments: ({ input }) => ({ small: input.text }) }),
      )
      .otherwise((large) => large.pass("Large", { arguments: ({ input }) => ({ large: input.text }) })),
  );
  const nested = { deep: { text: "t" } };
  for (const queryLanguage of ["JSONPath", "JSONata"] as const) {
    for (const [number, output] of [
      [1, { small: "t" }],
      [5, { large: "t" }],
    ] as const) {
      const result = await run(workflow, queryLanguage, { number, nested } as Document);
      assert.equal(result, { status: "SUCCEEDED", output });
    }
  }
});

test("text of any characters survives quoting", async () => {
  const workflow = start().pass("Quote", {
    arguments: () => ({
      json: jsonMerge({ a: 'it\'s \\{ \\\\ "x" }' }, {}),
      formatted: format("it's \\{{}\\} \\ {}", "a\\b'{", 1),
      split: stringSplit("a[b]c(d)e{f}g\\h^i-j/k", "[](){}\\^-/"),
    }),
  });
  const output = {
    json: { a: 'it\'s \\{ \\\\ "x" }' },
    formatted: "it's {a\\b'{} \\ 1",
    split: ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"],
  };
  for (const queryLanguage of ["JSONPath", "JSONata"] as const) {
    assert.equal(await run(workflow, queryLanguage, {} as Document), { status: "SUCCEEDED", output });
  }
});

test.run();
