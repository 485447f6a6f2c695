import { suite } from "uvu";
import * as assert from "uvu/assert";
import { isIntrinsic, parseIntrinsic, variablesOfCall } from "../../../asl/intrinsics";

const test = suite("parsing intrinsic calls");

const nested = (depth: number): string => (depth === 1 ? "States.Array()" : `States.Array(${nested(depth - 1)})`);

const WRONG = [
  "",
  "States.Array",
  "States.Array(",
  "States.Array($.a",
  "States.Array($.a,)",
  "States.Array(a)",
  'States.Array("a")',
  "States.Array('a) ",
  "States.Array('a') + 1",
  "States.Format('\\q')",
  "States.Format('\\\"')",
  "States.format('a')",
  "States.Nope()",
  "States.UUID(1)",
  "States.MathAdd(1)",
  "States.Format()",
  "States.Array($.a[)",
  "States.Array(1e)",
  "States.Array(States.Nope(1))",
  nested(11),
];

for (const text of WRONG) {
  test(`${text} is no call`, () => {
    const call = parseIntrinsic(text);
    assert.ok(!call.ok && call.message !== "" && call.offset >= 0 && call.offset <= text.length);
  });
}

const RIGHT = [
  nested(10),
  "States.Array( $.a[?(@.b == 'x, y)')].c , 'it\\'s, \\{\\}\\\\' , -1.5e3,null,true )",
  "States.Array($['a, b'], $$.State.Name, $total[0])",
  "States.Format('one\ntwo {}', $.a)",
];

for (const text of RIGHT) {
  test(`${JSON.stringify(text)} is a call`, () => {
    const call = parseIntrinsic(text);
    assert.is(call.ok ? "" : call.message, "");
  });
}

test("arguments keep their kinds and values", () => {
  const call = parseIntrinsic("States.Array('it\\'s', 2, $.a, States.UUID())");
  assert.ok(call.ok);
  assert.equal(call.ok && call.value.arguments.map(({ kind }) => kind), ["text", "literal", "path", "call"]);
});

test("the offset of an error points into the text", () => {
  const call = parseIntrinsic("States.Array($.a, $.b[x])");
  assert.is(call.ok ? -1 : call.offset, 22);
});

test("a text that begins like a call means to be one", () => {
  assert.equal(["States.Format('", "States.Nope()", "$.a", "States", "x States.A()"].map(isIntrinsic), [
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("the variables of a call are those of all its paths", () => {
  const call = parseIntrinsic("States.Array($a.b, States.MathAdd($b, $a), $.c, $$.d)");
  assert.equal(call.ok ? variablesOfCall(call.value) : call.message, ["a", "b"]);
});

test.run();
