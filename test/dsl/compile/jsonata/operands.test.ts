import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../../asl/json";
import { evaluateJsonata, parseJsonata } from "../../../../asl/jsonata";
import { array, arrayGetItem, isNull, jsonata, mathAdd, numericEquals, stringEquals, workflow } from "../../../../dsl";
import { stateOf } from "../../kit";
import { BINDINGS, type Tree, trees } from "./trees";

const test = suite("operands in JSONata");
type Input = { n: number; f: boolean; text: string; list: number[] };
const start = workflow<Input>("W", { queryLanguage: "JSONata" });
type Scope = { readonly input: Input };

function outputOf(write: (input: never) => unknown): unknown {
  const chain = start.pass("P", { output: ({ input }) => ({ x: write(input as never) }) });
  return (stateOf(chain, "P")["Output"] as { x?: unknown }).x;
}

function conditionOf(write: (input: never) => unknown): unknown {
  const chain = start.choice("C", (choice) =>
    choice
      .when((({ input }: Scope) => write(input as never)) as never, (yes) => yes.succeed("Yes"))
      .otherwise((no) => no.succeed("No")),
  );
  return (stateOf(chain, "C")["Choices"] as readonly { Condition?: unknown }[])[0]?.Condition;
}

function worthOf(written: unknown): Json | undefined {
  if (typeof written !== "string" || !written.startsWith("{%")) return written as Json;
  const parsed = parseJsonata(written);
  if (!parsed.ok) throw new Error(`${written}: ${parsed.message}`);
  return evaluateJsonata(parsed.value, BINDINGS);
}

const VALUES: readonly (readonly [string, (input: Input) => unknown])[] = [
  ["($floor($states.input.n + 0.5) + $floor(1 + 0.5)) * 2", ({ n }) => jsonata`${mathAdd(n, 1)} * 2`],
  [
    "$floor(($states.input.f ? 10 : 20) + 0.5) + $floor(1 + 0.5)",
    ({ f }) => mathAdd(jsonata<number>`${f} ? 10 : 20`, 1),
  ],
];

for (const [text, write] of VALUES) {
  test(`a value is ${text}`, () => {
    assert.is(outputOf(write as never), `{% ${text} %}`);
  });
}

const CONDITIONS: readonly (readonly [string, (input: Input) => unknown])[] = [
  ["($states.input.f ? 1 : 2) = 2", ({ f }) => numericEquals(jsonata<number>`${f} ? 1 : 2`, 2)],
  ['($states.input.text & "b") = "ab"', ({ text }) => stringEquals(jsonata<string>`${text} & "b"`, "ab")],
  ["($states.input.f ? 1 : null) = null", ({ f }) => isNull(jsonata<1 | null>`${f} ? 1 : null`)],
  ["($floor($states.input.n + 0.5) + $floor(1 + 0.5)) = 2", ({ n }) => numericEquals(mathAdd(n as never, 1), 2)],
  ["$states.input.f", ({ f }) => f],
  ["(a or b)", () => jsonata<boolean>`a or b`],
];

for (const [text, write] of CONDITIONS) {
  test(`a condition is ${text}`, () => {
    assert.is(conditionOf(write as never), `{% ${text} %}`);
  });
}

const UNCHANGED: readonly (readonly [string, (input: Input) => unknown])[] = [
  ["$sum($states.input.list) + 2", ({ list }) => jsonata`$sum(${list}) + ${2}`],
  ["($states.input.list)[0] * 2", ({ list }) => jsonata`${arrayGetItem(list, 0)} * 2`],
  ["$states.input.n ? 1 : 2", ({ n }) => jsonata`${n} ? 1 : 2`],
  ["$total * 2", () => jsonata`${jsonata`$total`} * 2`],
];

for (const [text, write] of UNCHANGED) {
  test(`places, calls and plain values need no parentheses: ${text}`, () => {
    assert.is(outputOf(write as never), `{% ${text} %}`);
  });
}

test("what JSONata sets in one argument is not seen in the next", () => {
  const written = outputOf(() => array<unknown>(jsonata`$kept := 5`, jsonata`$kept`));
  assert.equal(worthOf(written), [5, 100]);
});

/** What a tree gives once it is compiled, in two places. */
function check(tree: fc.Arbitrary<Tree>, compiled: (write: Tree["write"]) => unknown): void {
  fc.assert(
    fc.property(tree, ({ write, worth }) => {
      const written = compiled(write);
      assert.is(JSON.stringify(worthOf(written)), JSON.stringify(worth), String(written));
    }),
    { numRuns: 500 },
  );
}

test("an expression of any operators gives what its parts give", () => {
  for (const tree of [trees.number, trees.truth, trees.text]) check(tree, outputOf);
});

test("a condition of any operands holds when it holds for what they give", () => {
  check(trees.condition, conditionOf);
});

test.run();
