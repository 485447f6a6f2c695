import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { validate } from "../../asl/validate";
import { CASES } from "./rules/cases";
import { machine, single, task } from "./rules/cases/rule-case";

const test = suite("validate");

test("what is not an object is no definition", () => {
  for (const value of [undefined, null, 1, "text", [], [{}]]) {
    assert.is(validate(value)[0]?.message, "Definition must be a valid JSON object");
  }
});

test("several faults are found at once", () => {
  const wrong = machine({
    Pay: { Type: "Task", Resource: "pay", TimeoutSeconds: 0, Next: "Shop" },
    Ship: { Type: "Pass", Reslut: 1, End: true },
  });
  assert.equal(
    validate(wrong).map(({ message }) => message),
    [
      "Field 'Reslut' is not supported",
      "Minimum value is 1",
      "Value is not a valid resource ARN",
      "Missing 'Next' target: Shop",
      'State "Ship" is not reachable.',
    ],
  );
});

test("a near name is suggested for fields, states and values", () => {
  const wrong = machine({ Pay: { Type: "Pas", Next: "Shipp" }, Ship: { Type: "Succeed", Outptu: 1 } });
  assert.equal(
    validate(wrong).map(({ fix }) => fix),
    [
      'Did you mean "Output"?',
      'Did you mean "Pass"?',
      'Did you mean "Ship"?',
      "Name it in the Next, Default, Choices or Catch of a state that can be reached, or remove it.",
    ],
  );
});

test("placeholders stand for values, unless they are not to be replaced", () => {
  const template = task({ Resource: "${Pay.Arn}", TimeoutSeconds: "${Timeout}" });
  assert.equal(validate(template), []);
  assert.equal(
    validate(template, { substitutions: false }).map(({ message }) => message),
    ["Expected value of type Integer", "Value is not a valid resource ARN"],
  );
});

test("the states inside a Map take the query language of the machine, not of the Map", () => {
  const inner = machine({ Item: { Type: "Pass", Output: "{% $states.input %}", End: true } });
  const [finding] = validate(single({ Type: "Map", QueryLanguage: "JSONata", ItemProcessor: inner }));
  assert.is(finding?.location, "/States/Pay/ItemProcessor/States/Item");
});

test("nesting without end is refused, not followed", () => {
  let value: object = {};
  for (let depth = 0; depth < 100_000; depth++) value = [value];
  assert.is(validate({ StartAt: "A", States: value })[0]?.code, "TOO_DEEPLY_NESTED");
});

test("names that objects are born with are names like any other", () => {
  const definition = JSON.parse(
    '{"StartAt": "__proto__", "States": {"__proto__": {"Type": "Pass", "Next": "constructor"}, "constructor": {"Type": "Succeed", "toString": 1}}}',
  );
  assert.equal(
    validate(definition).map(({ message }) => message),
    ["Field 'toString' is not supported"],
  );
});

test("the definition is not changed", () => {
  for (const { wrong } of CASES) {
    const before = JSON.stringify(wrong);
    validate(wrong);
    assert.is(JSON.stringify(wrong), before);
  }
});

test("any JSON is judged without an exception, and every finding is complete", () => {
  const fields = "Type Next End Resource Choices Catch Retry Branches ItemProcessor Assign Output Parameters".split(
    " ",
  );
  const state = fc.dictionary(fc.constantFrom(...fields), fc.jsonValue());
  const types = fc.constantFrom("Pass", "Task", "Choice", "Wait", "Map", "Parallel", "Succeed", "Fail");
  const states = fc.dictionary(
    fc.string(),
    fc.tuple(types, state).map(([Type, rest]) => ({ ...rest, Type })),
  );
  fc.assert(
    fc.property(states, fc.jsonValue(), (States, StartAt) => {
      for (const { code, location, message } of validate({ StartAt, States })) {
        assert.ok(/^[A-Z_]+$/.test(code) && message !== "" && typeof location === "string");
      }
    }),
    { numRuns: 300 },
  );
});

test.run();
