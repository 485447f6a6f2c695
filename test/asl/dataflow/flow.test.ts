import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonObject } from "../../../asl/json";
import { validate } from "../../../asl/validate";
import { machine } from "../rules/cases/rule-case";

const test = suite("dataflow");

/** The places at which nothing can ever be found. */
function missing(definition: JsonObject): string[] {
  return validate(definition)
    .filter(({ code }) => code === "PATH_NEVER_PRODUCED")
    .map(({ location }) => location);
}

const task = { Type: "Task", Resource: "arn:aws:lambda:eu-west-1:123456789012:function:pay" };
const read = (path: string) => ({ Type: "Pass", Parameters: { "a.$": path }, End: true });

test("the input of an execution and the result of a task may hold anything", () => {
  assert.equal(missing(machine({ Use: read("$.any.thing[0]") })), []);
  assert.equal(missing(machine({ Pay: { ...task, Next: "Use" }, Use: read("$.any") })), []);
});

test("a fixed result holds what is written, and nothing else", () => {
  const after = (path: string) =>
    missing(
      machine({
        Make: { Type: "Pass", Result: { order: { id: 1, lines: [{ sku: "a" }] } }, Next: "Use" },
        Use: read(path),
      }),
    );
  for (const path of ["$.order.id", "$.order.lines[0].sku", "$.order.lines[*].price", "$..price", "$$.Execution.Id"]) {
    assert.equal(after(path), [], path);
  }
  for (const path of ["$.id", "$.order.id.x", "$.order.lines[0].price", "$.order[0]"]) {
    assert.equal(after(path), ["/States/Use/Parameters"], path);
  }
});

test("ResultPath adds to the input, and null forgets the result", () => {
  const after = (resultPath: string | null, path: string) =>
    missing(
      machine({
        Make: { Type: "Pass", Result: { id: 1 }, Next: "Pay" },
        Pay: { ...task, ResultPath: resultPath, Next: "Use" },
        Use: read(path),
      }),
    );
  assert.equal(after("$.paid", "$.paid.at"), []);
  assert.equal(after("$.paid", "$.id"), []);
  assert.equal(after("$.paid", "$.piad"), ["/States/Use/Parameters"]);
  assert.equal(after(null, "$.at"), ["/States/Use/Parameters"]);
  assert.equal(after("$", "$.at"), []);
});

test("where ways join, what any of them brings may be there", () => {
  const joined = (path: string) =>
    missing(
      machine({
        Ask: { Type: "Choice", Choices: [{ Variable: "$.x", BooleanEquals: true, Next: "Left" }], Default: "Right" },
        Left: { Type: "Pass", Result: { left: 1 }, Next: "Use" },
        Right: { Type: "Pass", Result: { right: 1 }, Next: "Use" },
        Use: read(path),
      }),
    );
  assert.equal(joined("$.left"), []);
  assert.equal(joined("$.right"), []);
  assert.equal(joined("$.middle"), ["/States/Use/Parameters"]);
});

test("a catcher brings the error, beside the input or instead of it", () => {
  const caught = (resultPath: string | undefined, path: string) =>
    missing(
      machine({
        Make: { Type: "Pass", Result: { id: 1 }, Next: "Pay" },
        Pay: {
          ...task,
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Use", ...(resultPath && { ResultPath: resultPath }) }],
          End: true,
        },
        Use: read(path),
      }),
    );
  assert.equal(caught(undefined, "$.Cause"), []);
  assert.equal(caught(undefined, "$.id"), ["/States/Use/Parameters"]);
  assert.equal(caught("$.error", "$.error.Error"), []);
  assert.equal(caught("$.error", "$.id"), []);
  assert.equal(caught("$.error", "$.Error"), ["/States/Use/Parameters"]);
});

test("a loop is followed until nothing new is learnt", () => {
  const loop = machine({
    Start: { Type: "Pass", Result: { count: 0 }, Next: "Add" },
    Add: { Type: "Pass", Parameters: { "count.$": "States.MathAdd($.count, 1)", "before.$": "$" }, Next: "Ask" },
    Ask: { Type: "Choice", Choices: [{ Variable: "$.count", NumericLessThan: 5, Next: "Add" }], Default: "Use" },
    Use: read("$.cuont"),
  });
  assert.equal(missing(loop), ["/States/Use/Parameters"]);
});

test("an item is what the selector makes of it", () => {
  const item = (path: string) =>
    missing(
      machine({
        Each: {
          Type: "Map",
          ItemSelector: { "user.$": "$$.Map.Item.Value", bucket: "photos" },
          ItemProcessor: machine({ Use: read(path) }),
          End: true,
        },
      }),
    );
  assert.equal(item("$.user.name"), []);
  assert.equal(item("$.bucket"), []);
  assert.equal(item("$.key"), ["/States/Each/ItemProcessor/States/Use/Parameters"]);
});

test("a Choice that asks whether anything is present is left alone", () => {
  const ask = (rule: JsonObject) =>
    missing(
      machine({
        Make: { Type: "Pass", Result: {}, Next: "Ask" },
        Ask: { Type: "Choice", Choices: [{ ...rule, Next: "End" }], Default: "End" },
        End: { Type: "Succeed" },
      }),
    );
  assert.equal(ask({ Variable: "$.name", StringEquals: "x" }), ["/States/Ask/Choices[0]/Variable"]);
  assert.equal(ask({ Variable: "$.name", IsPresent: true }), []);
});

test("JSONata is followed where a text is one path alone", () => {
  const output = (text: string) =>
    missing(
      machine(
        {
          Make: { Type: "Pass", Output: { order: { lines: [{ sku: "a" }] } }, Next: "Use" },
          Use: { Type: "Pass", Output: text, End: true },
        },
        { QueryLanguage: "JSONata" },
      ),
    );
  assert.equal(output("{% $states.input.order.lines.sku %}"), []);
  assert.equal(output("{% $states.input.order.price %}"), ["/States/Use/Output"]);
  assert.equal(output("{% $exists($states.input.order.price) %}"), []);
  assert.equal(output("{% $states.input.order[price > 1] %}"), []);
});

test.run();
