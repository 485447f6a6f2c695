import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../asl/json";
import { evaluateJsonata, JsonataFailure, jsonataCause, parseJsonata } from "../../../asl/jsonata";
import { runDirect } from "../../../asl/jsonata/direct/run";
import { evaluateWithLibrary } from "../../../asl/jsonata/evaluate";
import { documents, expressions } from "./expressions";

const test = suite("JSONata");

const ENVIRONMENT = { random: () => 0.25, uuid: () => "an-id", nowMillis: () => 86_400_000 };
const STATES = {
  input: {
    price: 3,
    quantity: 4,
    name: "Ann",
    items: [
      { n: 1, kind: "a" },
      { n: 2, kind: "b" },
      { n: 3, kind: "a" },
    ],
    one: [{ n: 5 }],
  },
  context: { State: { Name: "S" } },
};

function evaluate(source: string, bindings: Record<string, Json> = { states: STATES, total: 7 }): Json | undefined {
  const expression = parseJsonata(`{% ${source} %}`);
  if (!expression.ok) throw new Error(`${source}: ${expression.message}`);
  return evaluateJsonata(expression.value, bindings, ENVIRONMENT);
}

function failureOf(source: string): JsonataFailure {
  try {
    evaluate(source);
  } catch (error) {
    if (error instanceof JsonataFailure) return error;
    throw error;
  }
  throw new Error(`${source} did not fail`);
}

const CASES: readonly (readonly [string, Json | undefined])[] = [
  ["$states.input.price * $states.input.quantity + $total", 19],
  ["$states.context.State.Name & '-' & $states.input.name & 1.5 & null", "S-Ann1.5null"],
  ["$states.input.items.n", [1, 2, 3]],
  ["$states.input.one.n", 5],
  ["$states.input.items[kind='a'].n", [1, 3]],
  ["$states.input.items[-1].n", 3],
  ["$states.input.items{kind: $sum(n)}", { a: 4, b: 2 }],
  ["$states.input.items^(>n)[0].n", 3],
  ["$sum($states.input.items.n) > 5 and 'a' in $states.input.items.kind", true],
  ["$map($states.input.items, function($i, $at) { $i.n * $at })", [0, 2, 6]],
  ["$states.input.none", undefined],
  ["$none", undefined],
  ["null", null],
  ["[]", []],
  ["{'a': $none, 'b': [$none, 1]}", { b: [1] }],
  ["($double := function($x) { $x * 2 }; $double(4))", 8],
  ["$partition([1..5], 2)", [[1, 2], [3, 4], [5]]],
  ["$partition([1], 2)", [[1]]],
  ["$range(0, 9, 3)", [0, 3, 6, 9]],
  ["$range(1, 9, 9)", 1],
  ["$hash('abc', 'MD5')", "900150983cd24fb0d6963f7d28e17f72"],
  ["$parse('{\"a\": [1]}').a", [1]],
  ["$uuid()", "an-id"],
  ["$random()", 0.25],
  ["$random(3) = $random(3)", true],
  ["$now()", "1970-01-02T00:00:00.000Z"],
  ["$millis()", 86_400_000],
  ["$match('ab1', /[a-z]+/).match", "ab"],
  ["$states.input.name.$pad(5, '#')", "Ann##"],
  ["$distinct([1, 2, 1, '1', {'a': 1, 'b': 2}, {'b': 2, 'a': 1}])", [1, 2, "1", { a: 1, b: 2 }]],
];

for (const [source, expected] of CASES) {
  test(`${source} is ${JSON.stringify(expected)}`, () => {
    assert.equal(evaluate(source), expected);
  });
}

const FAILURES: readonly (readonly [string, string])[] = [
  ["$eval('1')", "T1006: Attempted to invoke a non-function"],
  ["$randomSeeded(1)", "T1006: Attempted to invoke a non-function"],
  ["1 + 'a'", 'T2002: The right side of the "+" operator must evaluate to a number'],
  ["$sum('a')", 'T0412: Argument 1 of function "sum" must be an array of "numbers"'],
  ["1 < 'a'", 'T2009: The values 1 and "a" either side of operator "<" must be of the same data type'],
  ["$error('no')", "D3137: no"],
];

for (const [source, problem] of FAILURES) {
  test(`${source} fails with ${problem}`, () => {
    assert.is(
      jsonataCause(source, "Output", failureOf(source)),
      `The JSONata expression '${source}' specified for the field 'Output' threw an error during evaluation. ${problem}`,
    );
  });
}

test("nothing and results that are no JSON have sentences of their own", () => {
  assert.match(jsonataCause("$none", "Output", undefined), "returned nothing (undefined).");
  for (const source of ["$sum", "{'a': [function($x) { $x }]}", "1 / 0", "/a/"]) {
    assert.match(jsonataCause(source, "Output/a", failureOf(source)), "returned an unsupported result type.");
  }
});

test("the synchronous path answers what the library answers, and changes nothing", () => {
  fc.assert(
    fc.property(expressions, documents, documents, (source, input, variable) => {
      const expression = parseJsonata(`{% ${source} %}`);
      if (!expression.ok || expression.value.direct === undefined) return;
      const text = JSON.stringify({ states: { input }, v: variable });
      const bindings = JSON.parse(text) as Record<string, Json>;
      const answer = runDirect(expression.value.direct, bindings, ENVIRONMENT);
      assert.is(JSON.stringify(bindings), text);
      if (answer !== undefined)
        assert.is(JSON.stringify(answer.value), JSON.stringify(libraryAnswer(expression.value.source, text)));
    }),
    { numRuns: 1500 },
  );
});

function libraryAnswer(source: string, bindings: string): Json | undefined {
  return evaluateWithLibrary(source, JSON.parse(bindings) as Record<string, Json>, ENVIRONMENT);
}

test("the common forms do not need the library", () => {
  const forms = CASES.filter(([source]) => !/\^\(|\/\[/.test(source)).map(([source]) =>
    parseJsonata(`{% ${source} %}`),
  );
  assert.ok(forms.every((form) => form.ok && form.value.direct !== undefined));
});

test("base64 works in the library as it does in the common forms", () => {
  const source = "$base64encode('a') & $base64decode('YQ==')";
  assert.is(libraryAnswer(source, "{}"), "YQ==a");
});

test("data stays as it is, even where the library marks or fills arrays", () => {
  const states = { input: { list: [[]], one: [1] } };
  evaluate("$states.input.one[]", { states });
  evaluate("$states.input.list.{'a': 1} ~> $string()", { states });
  assert.equal(states, { input: { list: [[]], one: [1] } });
  assert.equal(Object.keys(states.input.one), ["0"]);
});

for (const source of [
  "($f := function() { $f() }; $f())",
  "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
  "$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', /^(a+)+$/)",
  "$pad('x', 1e9)",
  "$range(1, 1e9, 1)",
  "[1..1e7]",
  "($f := function($a) { $f($append($a, $a)) }; $f([1]))",
  "($f := function($a) { $f($a & $a) }; $f('x'))",
]) {
  test(`${source} is stopped`, () => {
    assert.type(failureOf(source).code, "string");
  });
}

test("prototypes are out of reach", () => {
  for (const name of ["constructor", "__proto__", "toString", "valueOf"]) {
    assert.is(evaluate(`$states.input.${name}`), undefined);
    assert.is(evaluate(`$${name}`), undefined);
    assert.is(evaluate(`$lookup($states.input, '${name}')`), undefined);
  }
  assert.is(JSON.stringify(evaluate("{'__proto__': {'polluted': 1}}")), '{"__proto__":{"polluted":1}}');
  assert.is("polluted" in {}, false);
});

test("a document that nests beyond measure is answered or refused", () => {
  let deep: Json = 1;
  for (let level = 0; level < 100_000; level++) deep = [deep];
  assert.is(evaluate("$states.input", { states: { input: deep } }), deep);
  assert.throws(
    () => evaluate("$string($states.input)", { states: { input: deep } }),
    (error: unknown) => error instanceof JsonataFailure,
  );
});

test.run();
