import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import { createMachine, createVirtualClock, DefinitionError } from "../../../local/interpreter";

const fuzz = suite("any definition and input");

const name = fc.constantFrom("A", "B", "C", "__proto__", "constructor");
const path = fc.constantFrom(
  "$",
  "$.a",
  "$.a[0]",
  "$..b",
  "$.a[?(@.b > 1)]",
  "$$.Execution.Id",
  "$v",
  "$.[",
  "$.__proto__",
  "nope",
);
const template = fc.constantFrom<Json>(
  { "x.$": "$.a" },
  { "x.$": "States.Format('{}', $.a)" },
  { "x.$": "States.MathAdd($.a, 1)" },
  { "x.$": "States.ArrayRange(0, 99999999, 1)" },
  "{% $states.input.a %}",
  { x: "{% $eval('1') %}" },
  { x: "{% $states.input.constructor.constructor('return process')() %}" },
);
const fields = {
  Type: fc.constantFrom("Pass", "Task", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map", 1, null),
  Resource: fc.constantFrom("arn:aws:lambda:us-east-1:1:function:f", "arn:aws:states:::sqs:sendMessage", ""),
  QueryLanguage: fc.constantFrom("JSONata", "JSONPath", "SQL"),
  Next: name,
  End: fc.boolean(),
  InputPath: fc.option(path),
  OutputPath: fc.option(path),
  ResultPath: fc.option(path),
  ItemsPath: path,
  Items: template,
  Parameters: template,
  ResultSelector: template,
  Output: template,
  Assign: fc.constantFrom<Json>({ v: 1 }, { "v.$": "$" }, [], null),
  Result: fc.jsonValue(),
  Seconds: fc.constantFrom<Json>(1, -1, "{% 2 %}", {}),
  TimeoutSeconds: fc.constantFrom<Json>(1, 0, "x", null),
  Choices: fc.array(fc.record({ Variable: path, NumericEquals: fc.integer(), Next: name }), { maxLength: 2 }),
  Default: name,
  Retry: fc.constantFrom<Json>([{ ErrorEquals: ["States.ALL"], MaxAttempts: 2 }], [null], "x"),
  Catch: fc.constantFrom<Json>([{ ErrorEquals: ["States.ALL"], Next: "B" }], [{}]),
};

/** A scope whose states may hold further scopes, so many levels deep. */
function scope(levels: number): fc.Arbitrary<unknown> {
  const inner =
    levels === 0 ? {} : { Branches: fc.array(scope(levels - 1), { maxLength: 2 }), ItemProcessor: scope(levels - 1) };
  const state = fc.record({ ...fields, ...inner }, { requiredKeys: ["Type"] });
  return fc.record({ StartAt: name, States: fc.dictionary(name, state, { minKeys: 1, maxKeys: 3 }) });
}

fuzz("ends with a result or a refusal, changes no prototype, and runs no code", async () => {
  const before = Object.getOwnPropertyNames(Object.prototype).length;
  await fc.assert(
    fc.asyncProperty(scope(1), fc.jsonValue(), async (definition, input) => {
      const result = await outcomeOf(definition, input as Json);
      assert.ok(["SUCCEEDED", "FAILED", "TIMED_OUT", "refused"].includes(result));
      assert.is(Object.getOwnPropertyNames(Object.prototype).length, before);
    }),
    { numRuns: 200 },
  );
});

fuzz("an expression that would run forever fails", async () => {
  const endless = "{% ($f := function($n) { $f($n + 1) }; $f(1)) %}";
  const machine = createMachine({
    QueryLanguage: "JSONata",
    StartAt: "A",
    States: { A: { Type: "Pass", Output: endless, End: true } },
  });
  const { status, error } = (await machine.start({ tasks: { run: () => ({ status: "waiting" }) } }).result) as {
    status: string;
    error?: string;
  };
  assert.equal([status, error], ["FAILED", "States.QueryEvaluationError"]);
});

async function outcomeOf(definition: unknown, input: Json): Promise<string> {
  try {
    const machine = createMachine(definition as StateMachineDefinition);
    const tasks = { run: () => ({ status: "failed", error: "E" }) as const };
    const execution = machine.start({ input, tasks, clock: createVirtualClock(), maxEvents: 500 });
    return (await execution.result).status;
  } catch (error) {
    if (error instanceof DefinitionError) return "refused";
    throw error;
  }
}

fuzz.run();
