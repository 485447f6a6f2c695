import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type AnyChain, compile, format, jsonata, type Ref, steps, stringEquals, workflow } from "../../../dsl";
import { anything } from "../functions";
import { diagnosticsOf, problemsOf } from "../kit";

const test = suite("every mistake");
const bad = (() => 42) as never;

/** Problems, and on how many lines they are. */
function linesOf(chain: AnyChain): number {
  return new Set(diagnosticsOf(chain).map(({ source }) => source?.line)).size;
}

test("the same mistake in several places is reported in each, at its own line", () => {
  const tasks = workflow("W").task("T", anything).catch(["X"], bad).task("U", anything).catch(["X"], bad);
  assert.equal(problemsOf(tasks), ["NOT_A_CHAIN /States/T/Catch[0]", "NOT_A_CHAIN /States/U/Catch[0]"]);
  const choice = workflow<{ a: string }>("W").choice("Decide", (decide) =>
    decide
      .when(({ input }) => stringEquals(input.a, "1"), bad)
      .when(({ input }) => stringEquals(input.a, "2"), bad)
      .otherwise(bad),
  );
  assert.equal(problemsOf(choice), [
    "NOT_A_CHAIN /States/Decide/Choices[0]",
    "NOT_A_CHAIN /States/Decide/Choices[1]",
    "NOT_A_CHAIN /States/Decide/Default",
  ]);
  assert.is(linesOf(choice), 3);
});

test("two wrong calls in a row are two mistakes", () => {
  const chain = workflow("W")
    .pass("P")
    .next(42 as never)
    .next(43 as never);
  assert.equal(problemsOf(chain), ["NOT_A_CHAIN /States/P/Next", "NOT_A_CHAIN /States/P/Next"]);
  assert.is(linesOf(chain), 2);
});

test("of three states of one name two are too many, and what is in them is reported too", () => {
  const name = "A" as string;
  const chain = workflow("W")
    .pass(name, { result: new Date(0) as never })
    .pass(name, { result: Number.NaN })
    .pass(name);
  assert.equal(
    diagnosticsOf(chain).map(({ code }) => code),
    ["DUPLICATE_STATE_NAME", "DUPLICATE_STATE_NAME", "NOT_JSON", "NOT_JSON"],
  );
  assert.is(linesOf(chain), 3);
});

test("a problem hides nothing that does not follow from it", () => {
  const long = "x".repeat(81) as string;
  const date = new Date(0) as never;
  assert.equal(problemsOf(workflow("W").pass(long, { result: date })), [
    `NOT_JSON /States/${long}/Result`,
    `INVALID_STATE_NAME /States/${long}`,
  ]);
  assert.equal(
    problemsOf(
      workflow("W")
        .pass("A", { result: date })
        .goTo("Nowhere" as never),
    ),
    ["NOT_JSON /States/A/Result", "MISSING_TRANSITION_TARGET /States/A/Next"],
  );
  const two = workflow("W", { queryLanguage: "JSONata" }).pass("A", {
    output: () => ({ a: new Date(0), b: jsonata<string>`$sum(` }) as never,
  });
  assert.equal(problemsOf(two), ["NOT_JSON /States/A/Output/a", "INVALID_JSONATA_EXPRESSION /States/A/Output/b"]);
});

test("every value that is no JSON is reported, with its key", () => {
  const values = { a: new Date(0), b: Number.NaN, c: { d: [5n] } } as never;
  const places = (field: string) => ["/a", "/b", "/c/d[0]"].map((path) => `NOT_JSON /States/P/${field}${path}`);
  assert.equal(problemsOf(workflow("W").pass("P", { result: values })), places("Result"));
  assert.equal(problemsOf(workflow("W").pass("P", { arguments: () => values })), places("Parameters"));
  assert.equal(problemsOf(workflow("W").state("P", { Type: "Pass", Result: values })), places("Result"));
});

test("a reference where only plain values can stand is named", () => {
  let leaked!: Ref<string>;
  const chain = workflow<{ a: string }>("W")
    .pass("A", {
      arguments: ({ input }) => {
        leaked = input.a;
        return { a: input.a };
      },
    })
    .pass("B", { result: { a: leaked } as never });
  const [found] = diagnosticsOf(chain);
  assert.is(found?.location, "/States/B/Result/a");
  assert.match(found?.message ?? "", '"input.a" is known only in a run');
});

test("a cycle with no way out is one mistake, at a state of the cycle", () => {
  const chain = workflow("W").pass("Begin").wait("A", { seconds: 1 }).goTo("A");
  assert.equal(problemsOf(chain), ["MISSING_END_STATE /States/A"]);
  assert.is(compile(chain).diagnostics.length, 1);
});

test("what a workflow says of its machine is plain, and one of the words there are", () => {
  const start = (options: object) => problemsOf(workflow("W", options as never).succeed("Done"));
  assert.equal(start({ timeoutSeconds: Number.NaN }), ["NOT_JSON /TimeoutSeconds"]);
  assert.equal(start({ timeoutSeconds: 5n }), ["NOT_JSON /TimeoutSeconds"]);
  assert.equal(start({ comment: 5n }), ["NOT_JSON /Comment"]);
  assert.equal(start({ type: "EXPRES" }), ["UNKNOWN_TYPE /"]);
  assert.equal(start({ queryLanguage: 5n }), ["UNKNOWN_QUERY_LANGUAGE /"]);
  assert.equal(start(null as never), ["NOT_OPTIONS /"]);
  const shared = steps({ queryLanguage: "jsonata" } as never).pass("P");
  assert.equal(problemsOf(workflow("W").next(shared as never)), ["UNKNOWN_QUERY_LANGUAGE /"]);
});

test("a declaration as a value is refused: its ARN is what was meant", () => {
  const declared = (value: unknown) =>
    problemsOf(workflow("W").pass("P", { arguments: () => ({ k: value }) as never }));
  assert.equal(declared(anything), ["DECLARATION_AS_VALUE /States/P/Parameters/k"]);
  assert.equal(declared(anything.arn), []);
  assert.equal(declared({ kind: "function", name: "mine", arn: anything.arn }), []);
});

test("a template of format that a reference was joined into is one mistake, in both languages", () => {
  const chain = workflow<{ name: string }>("W").pass("P", {
    arguments: ({ input }) => ({ a: format(`Hello ${input.name}`) }),
  });
  assert.equal(problemsOf(chain), ["REFERENCE_AS_TEXT /States/P/Parameters/a"]);
  assert.equal(problemsOf(chain, "JSONata"), ["REFERENCE_AS_TEXT /States/P/Output/a"]);
});

test("steps that would follow themselves are one mistake", () => {
  const shared = steps().pass("One").pass("Two");
  const twice = workflow("W")
    .next(shared)
    .next(shared as never);
  assert.equal(problemsOf(twice), ["DUPLICATE_STATE_NAME /"]);
  assert.match(diagnosticsOf(twice)[0]?.message ?? "", 'the steps from state "One" on would follow themselves');
});

test.run();
