import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  isJsonata,
  type JsonataExpression,
  parseJsonata,
  statesFields,
  topLevelReferences,
  variablesOf,
} from "../../../asl/jsonata";

const test = suite("parsing JSONata");

function parse(source: string): JsonataExpression {
  const expression = parseJsonata(`{% ${source} %}`);
  if (!expression.ok) throw new Error(expression.message);
  return expression.value;
}

test("only what stands between the delimiters is an expression", () => {
  assert.equal(["{% 1 %}", "{%1%}", "{%%}", " {% 1 %}", "{% 1", "{%}", "1"].map(isJsonata), [
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("the source is printed without delimiters and blanks", () => {
  assert.is(parse("  1 + 1\n ").source, "1 + 1");
});

const WRONG: readonly (readonly [string, string, number])[] = [
  ["{% a[1,2) %}", 'Expected "]", got ","', 7],
  ["{% $x := %}", "Unexpected end of expression", 8],
  ["{% 'a %}", "String literal must be terminated by a matching quote", 5],
  ["{% {'a':} %}", 'The symbol "}" cannot be used as a unary operator', 9],
  ["{% /a %}", "No terminating / in regular expression", 5],
  ["{% 1", "JSONata string must start with {% and end with %}", 0],
];

for (const [text, message, offset] of WRONG) {
  test(`${text} does not parse: ${message}`, () => {
    assert.equal(parseJsonata(text), { ok: false, message, offset });
  });
}

test("texts that would explode or overflow the parser are answered", () => {
  const doubling = `${"(".repeat(60)}a${" ?: b)".repeat(60)}`;
  for (const source of [
    doubling,
    "(".repeat(50_000),
    "[".repeat(50_000),
    "-".repeat(50_000),
    `a${".a".repeat(20_000)}`,
  ]) {
    assert.type(parseJsonata(`{% ${source} %}`).ok, "boolean");
  }
});

const TOP_LEVEL: readonly (readonly [string, readonly string[]])[] = [
  ["phone", ["phone"]],
  ["phone.home & name", ["phone", "name"]],
  ["$sum(prices) + $.x", ["prices", "$"]],
  ["$$.x", ["$$"]],
  ["$states.input[a = 1].b{c: d}", []],
  ["$states.input.($.a & b)", []],
  ["$map($xs, function($x) { name })", ["name"]],
  ["$states.input[$$.a]", ["$$"]],
  ["{'a': c}", ["c"]],
  ["$xs^(size)", []],
];

for (const [source, expected] of TOP_LEVEL) {
  test(`the top level of ${source} refers to ${JSON.stringify(expected)}`, () => {
    assert.equal(topLevelReferences(parse(source)), expected);
  });
}

test("the fields of $states are found at any depth", () => {
  assert.equal(
    statesFields(parse("$map($states.input.a, function($x) { $states.result.b & $x }) & $states.context.c")),
    ["input", "result", "context"],
  );
});

test("variables are those that the expression does not make itself", () => {
  assert.equal(variablesOf(parse("($y := $a; $y + $b & $now() & $string($states.input))")), ["a", "b"]);
  assert.equal(variablesOf(parse("$map($xs, function($x) { $x & $c })")), ["xs", "c"]);
  assert.equal(variablesOf(parse("$xs@$i#$at.{'a': $i, 'b': $at}")), ["xs"]);
});

test.run();
