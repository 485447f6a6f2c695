import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../asl/json";
import { checkMockConfig } from "../../../local/tasks";

const check = suite("checks of a mock configuration");

const problems = (config: Json) =>
  checkMockConfig(config).map(({ location, message, fix = "" }) => `${location}: ${message}. ${fix}`.trim());

const withResponses = (responses: Json) => problems({ StateMachines: {}, MockedResponses: { R: responses } });

check("a good one has no problems", () => {
  const config = {
    Comment: "for the tests",
    StateMachines: { M: { TestCases: { A: { S: "R" }, B: {} } } },
    MockedResponses: {
      R: { "1-2": { Throw: { Error: "E" } }, "0": { Return: null }, "3": { Throw: { Error: "E", Cause: "c" } } },
    },
  };
  assert.equal(problems(config), []);
});

check("machines, test cases and references are looked at one by one", () => {
  assert.equal(problems([]), ["/: A mock configuration is an object with StateMachines and MockedResponses."]);
  assert.equal(problems({ Statemachines: {} }), [
    "/Statemachines: The field 'Statemachines' is not known. Did you mean \"StateMachines\"?",
    "/: The field 'StateMachines' is missing.",
  ]);
  const StateMachines = { A: 1, B: {}, C: { TestCases: { T: { S: "Pad", Z: 1 } } } };
  assert.equal(problems({ StateMachines, MockedResponses: { Paid: { "0": { Return: 1 } } } }), [
    "/StateMachines/A: This must be an object.",
    "/StateMachines/B: The field 'TestCases' is missing.",
    '/StateMachines/C/TestCases/T/S: There is no mocked response "Pad". Did you mean "Paid"?',
    "/StateMachines/C/TestCases/T/Z: A mocked response is named by a text, not by 1.",
  ]);
});

check("invocations are numbered from 0 without gaps", () => {
  const one = { Return: 1 };
  assert.equal(withResponses({}), ["/MockedResponses/R: There is no response for an invocation."]);
  assert.equal(withResponses({ "0": one, "2": one }), ["/MockedResponses/R: Invocation 1 has no response."]);
  assert.equal(withResponses({ "1": one }), ["/MockedResponses/R: Invocation 0 has no response."]);
  assert.equal(withResponses({ "0-2": one, "1": one }), ["/MockedResponses/R: Invocation 1 has two responses."]);
  for (const range of ["first", "-1", "2-1", "0-99999", "1.5", "0 - 1"]) {
    assert.match(withResponses({ [range]: one })[0] ?? "", `"${range}" is no number of an invocation`);
  }
});

check("a response either returns or throws", () => {
  const message = "/MockedResponses/R/0: A response has either Return or Throw.";
  assert.equal(withResponses({ "0": {} }), [message]);
  assert.equal(withResponses({ "0": { Return: 1, Throw: { Error: "E" } } }), [message]);
  assert.equal(withResponses({ "0": { Retrun: 1 } }), [
    "/MockedResponses/R/0/Retrun: The field 'Retrun' is not known. Did you mean \"Return\"?",
    message,
  ]);
  assert.equal(withResponses({ "0": { Throw: { Cause: 1 } } }), [
    "/MockedResponses/R/0/Throw: Throw needs an Error, the name of the error as a text.",
    "/MockedResponses/R/0/Throw/Cause: A Cause is a text.",
  ]);
});

check("any document is answered, and none throws", () => {
  fc.assert(fc.property(fc.jsonValue(), (config) => Array.isArray(checkMockConfig(config as Json))));
});

check.run();
