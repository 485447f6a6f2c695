import { suite } from "uvu";
import * as assert from "uvu/assert";
import { and, arrayContains, format, jsonPath, mathAdd, not, numericEquals, workflow } from "../../../dsl";
import { diagnosticsOf, problemsOf, stateOf } from "../kit";

const test = suite("values as conditions");
type Input = { ok: boolean; tags: string[] };
type Scope = { readonly input: { readonly [K in keyof Input]: never } };

function choiceOf(condition: (scope: Scope) => unknown) {
  return workflow<Input>("W").choice("C", (choice) =>
    choice.when(condition as never, (yes) => yes.succeed("Yes")).otherwise((no) => no.succeed("No")),
  );
}

const CONDITIONS: readonly (readonly [condition: (scope: Scope) => unknown, text: string])[] = [
  [({ input }) => input.ok, "{% $states.input.ok %}"],
  [({ input }) => not(input.ok), "{% $not($states.input.ok) %}"],
  [({ input }) => and(input.ok, numericEquals(input.tags, 1)), "{% ($states.input.ok and $states.input.tags = 1) %}"],
];

for (const [condition, text] of CONDITIONS) {
  test(`JSONata takes a value that is true or false: ${text}`, () => {
    const chain = choiceOf(condition);
    const [rule] = stateOf(chain, "C", "JSONata")["Choices"] as readonly { readonly Condition?: unknown }[];
    assert.is(rule?.Condition, text);
    assert.equal(problemsOf(chain, "JSONata"), []);
  });
}

test("JSONata takes a call that gives true or false, and no other", () => {
  assert.equal(
    problemsOf(
      choiceOf(({ input }) => arrayContains(input.tags, "x" as never)),
      "JSONata",
    ),
    [],
  );
  for (const call of [() => mathAdd(1, 1), () => format("x"), () => "text", () => 1, () => ({})]) {
    assert.equal(problemsOf(choiceOf(call), "JSONata"), ["NOT_A_CONDITION /States/C/Choices[0]/Condition"]);
  }
});

const REFUSED: readonly (readonly [condition: (scope: Scope) => unknown, fix: string])[] = [
  [({ input }) => input.ok, "Write booleanEquals(input.ok, true)."],
  [() => jsonPath("$.ok"), "Write booleanEquals(value, true)."],
  [({ input }) => arrayContains(input.tags, "x" as never), "Compute it in a pass before"],
];

for (const [condition, fix] of REFUSED) {
  test(`JSONPath refuses a value as a condition: ${fix}`, () => {
    const [found, ...more] = diagnosticsOf(choiceOf(condition));
    assert.equal(more, []);
    assert.is(`${found?.code} ${found?.location}`, "UNSUPPORTED_IN_JSONPATH /States/C/Choices[0]/Condition");
    assert.match(found?.fix ?? "", fix);
  });
}

test("a condition with a mistake in it is told of the mistake", () => {
  const chain = choiceOf(({ input }) => arrayContains(input.tags, new Date(0) as never));
  assert.is(problemsOf(chain).length, 1);
  assert.match(problemsOf(chain).join(), "NOT_JSON /States/C/Choices[0]");
});

test.run();
