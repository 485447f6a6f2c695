import { suite } from "uvu";
import * as assert from "uvu/assert";
import { IntrinsicFailure } from "../../../asl/intrinsics";
import type { Json } from "../../../asl/json";
import { compilePayloadTemplate, evaluatePayloadTemplate, PayloadTemplateFailure } from "../../../asl/payload-template";

const test = suite("payload templates");

function evaluate(template: Json, input: Json = { a: 1, list: [1, 2] }): Json {
  const scope = {
    input,
    context: { State: { Name: "S" } },
    variables: { total: 7 },
    random: () => 0.5,
    uuid: () => "an-id",
  };
  return evaluatePayloadTemplate(compilePayloadTemplate(template), scope);
}

test("keys that end in .$ are replaced at any depth, all others are kept", () => {
  const template = {
    "x.$": "$.a",
    plain: "$.a",
    deep: [{ "y.$": "$$.State.Name" }, "$.a", null],
    "sum.$": "States.MathAdd($total, 1)",
  };
  assert.equal(evaluate(template), { x: 1, plain: "$.a", deep: [{ y: "S" }, "$.a", null], sum: 8 });
});

test("a template without dynamic keys is itself", () => {
  const template = { a: [{ b: 1 }] };
  assert.is(evaluate(template), template);
});

test("the parts of the input are shared", () => {
  const input = { big: { kept: true } };
  assert.is((evaluate({ "part.$": "$.big" }, input) as { part: unknown }).part, input.big);
});

test("a path that finds nothing fails with AWS's sentence", () => {
  assert.throws(
    () => evaluate({ deep: { "x.$": "$.none" } }, { a: 1 }),
    (error: unknown) =>
      error instanceof PayloadTemplateFailure &&
      error.error === "States.Runtime" &&
      error.message === `The JSONPath '$.none' specified for the field 'x.$' could not be found in the input '{"a":1}'`,
  );
});

test("a wildcard that finds nothing is an empty list", () => {
  assert.equal(evaluate({ "x.$": "$.list[?(@ > 5)]" }), { x: [] });
});

test("an intrinsic function that fails is an intrinsic failure", () => {
  assert.throws(
    () => evaluate({ "x.$": "States.MathAdd('a', 1)" }),
    (error: unknown) => error instanceof IntrinsicFailure,
  );
});

for (const value of ["plain", "States.Nope()", "$.a[", 1, { a: 1 }] as const) {
  test(`a dynamic key cannot be ${JSON.stringify(value)}`, () => {
    assert.throws(
      () => compilePayloadTemplate({ "x.$": value }),
      (error: unknown) =>
        error instanceof PayloadTemplateFailure &&
        /^The value for the field 'x\.\$' must be a valid JSONPath/.test(error.message),
    );
  });
}

test("keys called __proto__ make no prototype", () => {
  const template = JSON.parse('{"__proto__":{"a.$":"$.a"},"__proto__.$":"$.a"}') as Json;
  assert.is(JSON.stringify(evaluate(template)), '{"__proto__":1}');
  assert.is("a" in {}, false);
});

test("a template nested beyond measure is refused", () => {
  let template: Json = { "x.$": "$.a" };
  for (let level = 0; level < 10_000; level++) template = [template];
  assert.throws(() => compilePayloadTemplate(template), /nested too deeply/);
});

test.run();
