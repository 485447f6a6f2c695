import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { evaluateIntrinsic, IntrinsicFailure, parseIntrinsic } from "../../../asl/intrinsics";
import type { Json } from "../../../asl/json";

const test = suite("intrinsic functions");

const INPUT: Json = {
  name: "Ann",
  list: [1, 2, 2, { a: 1, b: [] }, { b: [], a: 1 }, null],
  user: { name: "Ann", tags: ["x", null, 1.5] },
  template: "{} is {}",
  half: -1.5,
  long: "x".repeat(10_001),
};

function evaluate(text: string, input: Json = INPUT): Json {
  const call = parseIntrinsic(text);
  if (!call.ok) throw new Error(`${text}: ${call.message}`);
  const scope = {
    input,
    context: { State: { Name: "S" } },
    variables: { total: 7 },
    random: () => 0.5,
    uuid: () => "an-id",
  };
  return evaluateIntrinsic(call.value, scope);
}

const CASES: readonly (readonly [string, Json])[] = [
  ["States.Array()", []],
  ["States.Array($.name, 2, 'three', null, true, $total, $$.State.Name)", ["Ann", 2, "three", null, true, 7, "S"]],
  ["States.ArrayPartition($.list[0:3], 2)", [[1, 2], [2]]],
  ["States.ArrayPartition(States.Array(), 4)", []],
  ["States.ArrayContains($.list, $.list[4])", true],
  ["States.ArrayContains($.list, 'x')", false],
  ["States.ArrayRange(1, 9, 2)", [1, 3, 5, 7, 9]],
  ["States.ArrayRange(3, 1, -1)", [3, 2, 1]],
  ["States.ArrayRange(1, 9, 9)", [1]],
  ["States.ArrayRange(5, 1, 1)", []],
  ["States.ArrayGetItem($.list, 1)", 2],
  ["States.ArrayGetItem($.list, 5)", null],
  ["States.ArrayLength($.list)", 6],
  ["States.ArrayUnique($.list)", [1, 2, { a: 1, b: [] }, null]],
  ["States.Base64Encode('héllo')", "aMOpbGxv"],
  ["States.Base64Decode('aMOpbGxv')", "héllo"],
  ["States.Hash('abc', 'SHA-1')", "a9993e364706816aba3e25717850c26c9cd0d89d"],
  [
    'States.JsonMerge($.user, States.StringToJson(\'\\{"name": \\{"first": 1\\}\\}\'), false)',
    { name: { first: 1 }, tags: ["x", null, 1.5] },
  ],
  ["States.StringToJson('')", null],
  ["States.StringToJson(' [1, 2] ')", [1, 2]],
  ["States.JsonToString($.user)", '{"name":"Ann","tags":["x",null,1.5]}'],
  ["States.MathAdd($.half, 0.5)", 0],
  ["States.MathAdd(-0.5, 0.5)", 1],
  ["States.MathAdd(-1.51, 0)", -2],
  ["States.MathRandom(10, 20)", 15],
  ["States.StringSplit('This.is+a,test=string', '.+,=')", ["This", "is", "a", "test", "string"]],
  ["States.StringSplit(',,a,,', ',')", ["a"]],
  ["States.UUID()", "an-id"],
  ["States.Format('{} has {}', $.name, $.user)", "Ann has {name=Ann, tags=[x, null, 1.5]}"],
  ["States.Format('\\{\\} {} \\'x\\'', 1)", "{} 1 'x'"],
  ["States.Format($.template, $.name, null)", "Ann is null"],
  ["States.Format('{} {}', 12345678.5, 0.0001)", "1.23456785E7 1.0E-4"],
  ["States.ArrayGetItem(States.StringSplit('a,b', ','), States.MathAdd(0, 1))", "b"],
];

for (const [text, expected] of CASES) {
  test(`${text} is ${JSON.stringify(expected)}`, () => {
    assert.equal(evaluate(text), expected);
  });
}

const WRONG = [
  "States.ArrayPartition($.list, 0)",
  "States.ArrayRange(1, 1001, 1)",
  "States.ArrayRange(1, 2, 0)",
  "States.ArrayGetItem($.list, 6)",
  "States.ArrayGetItem($.list, -1)",
  "States.ArrayLength($.name)",
  "States.Base64Encode($.long)",
  "States.Base64Decode('not base64!')",
  "States.Hash('abc', 'SHA-2')",
  "States.Hash($.long, 'MD5')",
  "States.JsonMerge($.user, $.user, true)",
  "States.StringToJson('nope')",
  "States.MathAdd('1', 2)",
  "States.MathRandom(5, 5)",
  "States.Format('{} {}', 1)",
  "States.Format('{}', 1, 2)",
];

for (const text of WRONG) {
  test(`${text} fails`, () => {
    assert.throws(
      () => evaluate(text),
      (error: unknown) =>
        error instanceof IntrinsicFailure &&
        error.error === "States.IntrinsicFailure" &&
        error.message.startsWith(`The function '${text}' had the following error: `),
    );
  });
}

test("an argument that is not in the input fails at run time", () => {
  assert.throws(
    () => evaluate("States.Format('{}', $.none)", { a: 1 }),
    (error: unknown) =>
      error instanceof IntrinsicFailure &&
      error.error === "States.Runtime" &&
      error.message ===
        `The function 'States.Format('{}', $.none)' had the following error: The JsonPath argument for the field '$.none' could not be found in the input '{"a":1}'`,
  );
});

test("the same seed gives the same number, within the bounds", () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: -1000, max: 0 }),
      fc.integer({ min: 1, max: 1000 }),
      (seed, start, end) => {
        const text = `States.MathRandom(${start}, ${end}, ${seed})`;
        const drawn = evaluate(text);
        assert.is(evaluate(text), drawn);
        assert.ok(typeof drawn === "number" && Number.isInteger(drawn) && drawn >= start && drawn < end);
      },
    ),
  );
});

test("what JsonToString writes, StringToJson reads", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.equal(
        evaluate("States.StringToJson(States.JsonToString($))", value as Json),
        JSON.parse(JSON.stringify(value)),
      );
    }),
  );
});

test("a property called __proto__ stays a property", () => {
  const input = JSON.parse('{"a":{"__proto__":{"polluted":1}},"b":{}}') as Json;
  assert.is(JSON.stringify(evaluate("States.JsonMerge($.a, $.b, false)", input)), '{"__proto__":{"polluted":1}}');
  assert.is("polluted" in {}, false);
});

test.run();
