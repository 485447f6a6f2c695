import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../asl/json";
import {
  compile,
  format,
  isPresent,
  jsonata,
  lambda,
  readObjects,
  steps,
  stringEquals,
  workflow,
  writeResults,
} from "../../../dsl";
import { invoke } from "../../../dsl/integrations/lambda";
import { startExecution } from "../../../dsl/integrations/states";
import { anything, charge, ship } from "../functions";
import { definitionOf, problemsOf, stateOf } from "../kit";

/** Bugs that other tools show: each is right here. */
const test = suite("bugs of peers");
type Order = { orderId: string; items: { sku: string }[]; bucket: string };
const start = workflow<Order>("Orders");

function fieldsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [key, ...fieldsIn(child)]);
}

const everything = start
  .parallel("Both", [(one) => one.task("Charge", charge), (two) => two.task("Any", invoke(anything))], {
    resultPath: "$.both",
  })
  .map("Ship All", { items: ({ input }) => input.items, resultPath: "$.shipped" }, (item) => item.task("Ship", ship))
  .distributedMap(
    "Objects",
    {
      itemReader: ({ input }) => readObjects({ bucket: input.bucket }),
      resultWriter: ({ input }) => writeResults({ bucket: input.bucket, prefix: "out" }),
      resultPath: null,
    },
    (item) => item.task("Each", anything),
  );

test("the machine's query language reaches every nested state, reader and writer", () => {
  const fields = new Set(fieldsIn(definitionOf(everything, "JSONata") as unknown as Json));
  for (const field of ["Parameters", "ResultPath", "ResultSelector", "InputPath", "OutputPath", "ItemsPath"]) {
    assert.not(fields.has(field), field);
  }
  assert.ok([...fields].every((field) => !field.endsWith(".$")));
  assert.equal(problemsOf(everything, "JSONata"), []);
});

test("no JSONata field appears in a JSONPath machine", () => {
  const fields = new Set(fieldsIn(definitionOf(everything) as unknown as Json));
  for (const field of ["Arguments", "Output", "Items", "Condition", "QueryLanguage"])
    assert.not(fields.has(field), field);
  assert.equal(problemsOf(everything), []);
});

test("nested states do not repeat the machine's query language", () => {
  const text = JSON.stringify(definitionOf(everything, "JSONata"));
  assert.is(text.split('"QueryLanguage"').length, 2);
});

test("a result writer with its config is in the definition", () => {
  const chain = start.distributedMap(
    "M",
    {
      items: ({ input }) => input.items,
      resultWriter: ({ input }) =>
        writeResults({ bucket: input.bucket, outputType: "JSONL", transformation: "FLATTEN" }),
    },
    (item) => item.task("Ship", ship),
  );
  assert.equal(stateOf(chain, "M")["ResultWriter"], {
    Resource: "arn:aws:states:::s3:putObject",
    Parameters: { "Bucket.$": "$.bucket" },
    WriterConfig: { Transformation: "FLATTEN", OutputType: "JSONL" },
  });
});

test("a timeout and a heartbeat have ASL's names", () => {
  const state = stateOf(start.task("A", anything, { timeoutSeconds: 30, heartbeatSeconds: 5 }), "A");
  assert.is(state["TimeoutSeconds"], 30);
  assert.is(state["HeartbeatSeconds"], 5);
  assert.not("Timeout" in state);
});

test("arguments of a parallel are kept", () => {
  const chain = start.parallel("P", [(branch) => branch.task("A", anything)], {
    arguments: ({ input }) => ({ orderId: input.orderId, items: input.items, bucket: "b" }),
  });
  assert.equal(stateOf(chain, "P")["Parameters"], { "orderId.$": "$.orderId", "items.$": "$.items", bucket: "b" });
});

test("a catch assigns and puts out", () => {
  const chain = workflow<Order>("W", { queryLanguage: "JSONata" })
    .task("A", charge)
    .catch(["CardDeclined"], (failed) => failed.task("B", anything).end(), {
      output: ({ input, errorOutput }) => ({ id: input.orderId, why: errorOutput.Cause }),
      assign: ({ errorOutput }) => ({ error: errorOutput.Error }),
    });
  assert.equal(stateOf(chain, "A")["Catch"], [
    {
      ErrorEquals: ["CardDeclined"],
      Output: { id: "{% $states.input.orderId %}", why: "{% $states.errorOutput.Cause %}" },
      Assign: { error: "{% $states.errorOutput.Error %}" },
      Next: "B",
    },
  ]);
});

test("a fail state has neither Output nor Assign, and reads its error from the data", () => {
  const chain = start.fail("F", {
    error: ({ input }) => input.orderId,
    cause: ({ input }) => format("No {}", input.orderId),
  });
  assert.equal(stateOf(chain, "F"), {
    Type: "Fail",
    ErrorPath: "$.orderId",
    CausePath: "States.Format('No {}', $.orderId)",
  });
});

test("an empty Choice, a long name, a Wait for nothing and broken JSONata do not pass", () => {
  assert.ok(problemsOf(start.choice("C", (choice) => choice)).length > 0);
  assert.ok(problemsOf(start.wait("x".repeat(90) as never, { seconds: 1 })).length > 0);
  assert.ok(problemsOf(start.wait("W", {} as never)).includes("WAIT_UNTIL /States/W/Seconds"));
  const broken = workflow<Order>("W", { queryLanguage: "JSONata" }).pass("P", {
    output: () => jsonata<number>`$states.input.(`,
  });
  assert.equal(problemsOf(broken), ["INVALID_JSONATA_EXPRESSION /States/P/Output"]);
});

test("an error name that AWS does not have is pointed out", () => {
  const chain = start.task("A", anything).catch(["States.Tiemout" as never], (failed) => failed.end());
  assert.equal(
    compile(chain).diagnostics.map(({ code, location }) => `${code} ${location}`),
    ["CATCH_NEVER_FIRES /States/A/Catch[0]"],
  );
});

test("inputPath is said in JSONata too, without its field", () => {
  const chain = start.task("A", anything, { inputPath: ({ input }) => input.items });
  assert.is(stateOf(chain, "A")["InputPath"], "$.items");
  const state = stateOf(chain, "A", "JSONata");
  assert.is(state["Arguments"], "{% $states.input.items %}");
  assert.not("InputPath" in state);
});

test("a child that is waited for has .sync:2 once", () => {
  const child = workflow<{ orderId: string }>("Child").task("Charge", charge);
  const chain = start.task("Start", startExecution(child).syncParsed(), {
    arguments: ({ input }) => ({ Input: { orderId: input.orderId } }),
  });
  assert.is(stateOf(chain, "Start")["Resource"], "arn:aws:states:::states:startExecution.sync:2");
});

test("loops and recursion through goTo end", () => {
  const chain = start.task("Poll", anything, { resultPath: "$.poll" }).choice("Done", (choice) =>
    choice
      .when(
        ({ input }) => isPresent(input.poll),
        (yes) => yes.succeed("Yes"),
      )
      .otherwise((no) => no.goTo("Poll")),
  );
  assert.equal(problemsOf(chain), []);
});

test("twenty-two joined if/else are twenty-two states, not millions", () => {
  const names = Array.from({ length: 22 }, (_, index) => `C${index}`);
  const chain = names.reduce(
    (from, name) =>
      from.choice(name, (choice) =>
        choice
          .when(
            ({ input }) => stringEquals(input.orderId, name),
            (one) => one,
          )
          .otherwise((rest) => rest),
      ) as unknown as typeof from,
    start,
  );
  assert.is(Object.keys(definitionOf(chain).States).length, 23);
});

test("what follows a parallel sees its list of results, and the types say so", () => {
  const chain = start
    .parallel("P", [(one) => one.task("A", charge), (two) => two.task("B", charge)])
    .task("Use", anything, { arguments: ({ input }) => ({ receipt: input[0].receipt }) });
  assert.equal(stateOf(chain, "Use")["Parameters"], { "receipt.$": "$[0].receipt" });
});

test("steps can be used in many workflows and stay as they are", () => {
  const shared = steps<{ orderId: string }>().task("Charge", charge);
  const [one, two] = [
    workflow<Order>("One").next(shared),
    workflow<Order>("Two").next(shared).wait("W", { seconds: 1 }),
  ];
  assert.is(stateOf(one, "Charge")["End"], true);
  assert.is(stateOf(two, "Charge")["Next"], "W");
});

test("a function declared with no event type still compiles", () => {
  const loose = lambda<() => Promise<void>>("loose");
  assert.equal(
    compile(workflow("W").task("A", loose as never)).bindings.map(({ name }) => name),
    ["loose"],
  );
});

test.run();
