import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { QueryLanguage } from "../../../asl/definition";
import type { Diagnostic } from "../../../asl/diagnostic";
import {
  type AnyChain,
  activity,
  arrayLength,
  awsSdk,
  compile,
  describeDiagnostic,
  format,
  jsonata,
  jsonPath,
  numericLessThan,
  type Ref,
  readJson,
  steps,
  workflow,
} from "../../../dsl";
import { anything } from "../functions";
import { diagnosticsOf, problemsOf, stateOf } from "../kit";

const test = suite("bad input");
const sqs = awsSdk<typeof import("@aws-sdk/client-sqs")>("sqs");

function pass(value: unknown) {
  return workflow<{ a: string }>("W").pass("P", { arguments: () => ({ field: value }) });
}

test("a name over 80 characters", () => {
  const name = "x".repeat(81) as string;
  assert.ok(problemsOf(workflow("W").wait(name, { seconds: 1 })).some((each) => each.startsWith("INVALID_STATE_NAME")));
});

test("a workflow with no steps, and a branch with none", () => {
  assert.equal(problemsOf(workflow("W")), ["NO_STEPS /"]);
  assert.equal(problemsOf(workflow("W").parallel("P", [(branch) => branch])), ["NO_STEPS /States/P/Branches[0]"]);
  const mapped = workflow<{ list: string[] }>("W").map("M", { items: ({ input }) => input.list }, (item) => item);
  assert.equal(problemsOf(mapped), ["NO_STEPS /States/M/ItemProcessor"]);
});

test("a workflow's name that no state machine can have", () => {
  for (const name of ["x".repeat(81), "a b", "a/b", "", "a\u0000"]) {
    assert.equal(problemsOf(workflow(name).wait("A", { seconds: 1 })), ["INVALID_MACHINE_NAME /"], name);
  }
  assert.equal(problemsOf(workflow("Rider-photo_2").wait("A", { seconds: 1 })), []);
});

test("a query language that does not exist", () => {
  const chain = workflow("W", { queryLanguage: "jsonata" } as never).wait("A", { seconds: 1 });
  assert.equal(problemsOf(chain), ["UNKNOWN_QUERY_LANGUAGE /"]);
});

test("what is wrong with the machine as a whole has the line where the workflow begins", () => {
  const [found] = diagnosticsOf(workflow("W").wait("A", { seconds: 1 }).goTo("A"));
  assert.match(found?.source?.file ?? "", /bad-input/);
});

test("steps that are no workflow", () => {
  assert.ok(problemsOf(steps().wait("A", { seconds: 1 })).includes("NOT_A_WORKFLOW /"));
});

test("a cycle with no way out", () => {
  const chain = workflow("W").wait("A", { seconds: 1 }).goTo("A");
  assert.ok(problemsOf(chain).some((each) => each.startsWith("MISSING_END_STATE")));
});

test("values that are not JSON, each with its reason", () => {
  const reasons: [unknown, RegExp][] = [
    [() => 1, /a function is not JSON/],
    [new Date(0), /a Date object is not JSON/],
    [undefined, /undefined is not JSON/],
    [Number.NaN, /NaN is not JSON/],
    [Number.POSITIVE_INFINITY, /Infinity is not JSON/],
    [10n, /the BigInt 10n is not JSON/],
    [Symbol("s"), /a symbol is not JSON/],
    [new Map(), /a Map object is not JSON/],
  ];
  for (const [value, reason] of reasons) {
    const found = diagnosticsOf(pass(value));
    assert.is(found.length, 1, String(reason));
    assert.match(found[0]?.message ?? "", reason);
    assert.is(found[0]?.location, "/States/P/Parameters/field");
  }
});

test("a circular object", () => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  assert.equal(problemsOf(pass(circular)), ["CIRCULAR_VALUE /States/P/Parameters/field/self"]);
});

test("the same object twice is no circle", () => {
  const shared = { a: 1 };
  assert.equal(problemsOf(pass([shared, shared])), []);
});

test("a template key that ends in .$", () => {
  assert.equal(problemsOf(pass({ "name.$": "$.a" })), ["TEMPLATE_KEY /States/P/Parameters/field/name.$"]);
});

test("the reference of another state", () => {
  let stolen: Ref<string> | undefined;
  const chain = workflow<{ a: string }>("W")
    .pass("A", {
      arguments: ({ input }) => {
        stolen = input.a;
        return { a: input.a };
      },
    })
    .pass("B", { arguments: () => ({ stolen }) });
  assert.equal(problemsOf(chain), ["REFERENCE_OUT_OF_SCOPE /States/B/Parameters/stolen"]);
});

test("a reference joined into text, calculated with or spread", () => {
  const chain = workflow<{ a: string; n: number; o: { x: string } }>("W")
    .pass("Text", { arguments: ({ input }) => ({ t: `Hello ${input.a}` }), resultPath: null })
    .pass("Sum", { arguments: ({ input }) => ({ t: Number(input.n) * 2 }), resultPath: null })
    .pass("Spread", { arguments: ({ input }) => ({ ...input.o }), resultPath: null });
  assert.equal(problemsOf(chain), [
    "REFERENCE_AS_TEXT /States/Text/Parameters/t",
    "NOT_JSON /States/Sum/Parameters/t",
    "REFERENCE_AS_TEXT /States/Spread/Parameters",
  ]);
});

test("the reference of another state, in every kind of place", () => {
  type Place<T> = Ref<T, QueryLanguage>;
  let stolen!: { text: Place<string>; seconds: Place<number>; list: Place<string[]> };
  const chain = workflow<{ text: string; seconds: number; list: string[] }>("W")
    .pass("A", {
      arguments: ({ input }) => {
        stolen = input;
        return {};
      },
      resultPath: null,
    })
    .pass("Deep", { arguments: () => ({ a: [{ b: format("{}", stolen.text) }] }), resultPath: null })
    .choice("Choose", (choice) =>
      choice
        .when(
          () => numericLessThan(arrayLength(stolen.list), 3),
          (yes) => yes,
        )
        .otherwise((no) => no),
    )
    .wait("Wait", { seconds: () => stolen.seconds })
    .map("Map", { items: () => stolen.list }, (item) => item.pass("Item"));
  const places = (...fields: string[]) => fields.map((field) => `REFERENCE_OUT_OF_SCOPE /States/${field}`);
  assert.equal(
    problemsOf(chain),
    places("Deep/Parameters/a[0]/b", "Choose/Choices[0]/Condition", "Wait/Seconds", "Map/ItemsPath"),
  );
  assert.equal(
    problemsOf(chain, "JSONata"),
    places("Deep/Output/a[0]/b", "Choose/Choices[0]/Condition", "Wait/Seconds", "Map/Items"),
  );
});

test("functions of branches, readers, batchers and writers that return nothing or throw", () => {
  const throws = (): never => {
    throw new Error("oops");
  };
  const nothing = (() => undefined) as never;
  const start = workflow<{ list: string[] }>("W");
  const items = ({ input }: { input: { list: Ref<string[]> } }) => input.list;
  const body = (item: { pass(name: string): unknown }) => item.pass("Item") as never;
  const distributed = (options: object) => problemsOf(start.distributedMap("M", options as never, body));
  assert.equal(problemsOf(start.parallel("P", [nothing])), ["NOT_A_CHAIN /States/P/Branches[0]"]);
  assert.equal(problemsOf(start.parallel("P", [throws])), ["FUNCTION_THREW /States/P/Branches[0]"]);
  assert.equal(distributed({ itemReader: nothing }), ["NO_PARTS /States/M/ItemReader/Parameters"]);
  assert.equal(distributed({ itemReader: throws }), ["FUNCTION_THREW /States/M/ItemReader/Parameters"]);
  assert.equal(distributed({ items, itemBatcher: throws }), ["FUNCTION_THREW /States/M/ItemBatcher/BatchInput"]);
  assert.equal(distributed({ items, resultWriter: nothing }), ["NO_PARTS /States/M/ResultWriter/Parameters"]);
});

/** A workflow as plain JavaScript sees it. */
type Untyped = { readonly [method: string]: (...given: unknown[]) => Untyped } & AnyChain;
const untyped = () => workflow<{ a: string }>("W") as unknown as Untyped;

test("calls that types would refuse, each with its field", () => {
  const end = (chain: unknown) => chain;
  const called = () => untyped()["task"]?.("A", anything) as Untyped;
  const found: readonly (readonly [Untyped | undefined, string])[] = [
    [
      called()["catch"]?.("States.ALL", (failed: Untyped) => failed["end"]?.()),
      "ERROR_NAMES /States/A/Catch[0]/ErrorEquals",
    ],
    [called()["catch"]?.([1], (failed: Untyped) => failed["end"]?.()), "ERROR_NAMES /States/A/Catch[0]/ErrorEquals"],
    [called()["catch"]?.(), "ERROR_NAMES /States/A/Catch[0]/ErrorEquals"],
    [called()["retry"]?.({}), "ERROR_NAMES /States/A/Retry[0]/ErrorEquals"],
    [called()["retry"]?.(), "ERROR_NAMES /States/A/Retry[0]/ErrorEquals"],
    [called()["retry"]?.([{ errors: ["A"] }, "States.ALL"]), "ERROR_NAMES /States/A/Retry[1]/ErrorEquals"],
    [untyped()["task"]?.("A", undefined), "NOT_AN_INTEGRATION /States/A/Resource"],
    [untyped()["task"]?.("A", "arn:aws:states:::sns:publish"), "NOT_AN_INTEGRATION /States/A/Resource"],
    [untyped()["wait"]?.("W"), "WAIT_UNTIL /States/W/Seconds"],
    [untyped()["wait"]?.("W", { seconds: 1, timestamp: "2030-01-01T00:00:00Z" }), "WAIT_UNTIL /States/W/Seconds"],
    [untyped()["choice"]?.("C"), "NOT_A_CHOICE /States/C/Choices"],
    [untyped()["map"]?.("M"), "NOT_A_FUNCTION /States/M/ItemProcessor"],
    [untyped()["distributedMap"]?.("M"), "NOT_A_FUNCTION /States/M/ItemProcessor"],
    [untyped()["pass"]?.("P")["next"]?.(end), "NOT_A_CHAIN /States/P/Next"],
    [
      untyped()
        ["pass"]?.("P")
        ["retry"]?.({ errors: ["States.ALL"] }),
      "NOTHING_TO_GUARD /States/P/Retry",
    ],
    [untyped()["catch"]?.(["States.ALL"], end), "NOTHING_TO_GUARD /"],
  ];
  for (const [chain, expected] of found) {
    const problems = problemsOf(chain as AnyChain);
    assert.ok(problems.includes(expected), `${expected}: ${problems}`);
    assert.match(diagnosticsOf(chain as AnyChain)[0]?.source?.file ?? "", /bad-input/);
  }
});

test("a function of a choice that throws is reported with the rest", () => {
  const chain = workflow<{ a: string }>("W")
    .choice("C", (): never => {
      throw new Error("oops");
    })
    .pass("P", { arguments: () => ({ at: new Date(0) }) });
  assert.equal(problemsOf(chain), ["FUNCTION_THREW /States/C/Choices", "NOT_JSON /States/P/Parameters/at"]);
});

test("a wait for two things is reported with the rest", () => {
  const both = { seconds: 1, timestamp: "2030-01-01T00:00:00Z" } as never;
  const chain = workflow<{ a: string }>("W")
    .wait("W", both)
    .pass("P", { arguments: () => ({ at: new Date(0) }) });
  assert.equal(problemsOf(chain), ["WAIT_UNTIL /States/W/Seconds", "NOT_JSON /States/P/Parameters/at"]);
});

test("a parallel without a list of branches", () => {
  const branch = (one: Untyped) => one["pass"]?.("A");
  for (const given of [[branch], [{ resultPath: null }], [], [branch, {}]]) {
    assert.equal(problemsOf(untyped()["parallel"]?.("P", ...given) as Untyped), ["NO_BRANCHES /States/P/Branches"]);
  }
});

test("a value known only in a run where a reader's configuration is written", () => {
  const chain = workflow<{ pointer: string }>("W").distributedMap(
    "M",
    { itemReader: ({ input }) => readJson({ bucket: "b", key: "k", itemsPointer: input.pointer as never }) },
    (item) => item.pass("Item"),
  );
  const [found] = diagnosticsOf(chain);
  assert.is(found?.location, "/States/M/ItemReader/ReaderConfig/ItemsPointer");
  assert.match(found?.message ?? "", /known only in a run/);
});

test("data that looks like something of the library's own is data", () => {
  for (const kind of ["problem", "binding", "boundText", "reference", "literal"]) {
    const chain = pass({ kind, parts: ["a"] });
    assert.equal(problemsOf(chain), []);
    assert.equal(stateOf(chain, "P")["Parameters"], { field: { kind, parts: ["a"] } });
  }
});

test("a result that looks like a problem is data", () => {
  const result = { kind: "problem", code: "A", message: "m" };
  assert.equal(stateOf(workflow("W").pass("P", { result }), "P")["Result"], result);
});

test("a getter that throws", () => {
  const result = {
    get a(): number {
      throw new Error("oops");
    },
  };
  assert.equal(problemsOf(workflow("W").pass("P", { result })), ["FUNCTION_THREW /States/P/Result"]);
});

test("a function that throws", () => {
  const chain = workflow("W").pass("A", {
    arguments: (): { a: number } => {
      throw new Error("oops");
    },
  });
  const [found] = diagnosticsOf(chain);
  assert.is(found?.code, "FUNCTION_THREW");
  assert.match(found?.message ?? "", /oops/);
});

test("a raw state that breaks the machine", () => {
  const chain = workflow("W").state("Raw", { Type: "Pass", Next: "Nowhere" }).wait("A", { seconds: 1 });
  assert.ok(problemsOf(chain).includes("MISSING_TRANSITION_TARGET /States/Raw/Next"));
});

test("a task that waits for its token and never passes it", () => {
  const silent = workflow<{ url: string }>("W").task("Ask", sqs.sendMessage.waitForTaskToken(), {
    arguments: ({ input }) => ({ QueueUrl: input.url, MessageBody: "hello" }),
  });
  const telling = workflow<{ url: string }>("W").task("Ask", sqs.sendMessage.waitForTaskToken(), {
    arguments: ({ input, context }) => ({ QueueUrl: input.url, MessageBody: context.Task.Token }),
  });
  assert.equal(problemsOf(silent), ["TASK_TOKEN_NOT_PASSED /States/Ask/Resource"]);
  assert.equal(problemsOf(telling), []);
});

test("a token can be passed on in many ways", () => {
  const start = workflow<{ url: string }>("W", { queryLanguage: "JSONata" });
  const passing = (body: unknown, language: QueryLanguage = "JSONata") =>
    problemsOf(
      start.task("Ask", sqs.sendMessage.waitForTaskToken(), {
        arguments: ({ input }) => ({ QueueUrl: input.url, MessageBody: body as never }),
      }),
      language,
    );
  assert.equal(passing(jsonata<string>`$string($states.context.Task)`), []);
  assert.equal(passing(jsonata<string>`$string($states.context)`), []);
  assert.equal(passing(jsonata<string>`$states . context . Task . Token & "x"`), []);
  assert.equal(passing(jsonPath<string>("$$['Task']['Token']"), "JSONPath"), []);
  assert.equal(passing(jsonata<string>`$states.context.Execution.Id`), ["TASK_TOKEN_NOT_PASSED /States/Ask/Resource"]);
  assert.equal(passing("$$.Task.Token", "JSONPath"), ["TASK_TOKEN_NOT_PASSED /States/Ask/Resource"]);
});

test("an activity in an Express execution", () => {
  const review = activity<unknown, { ok: boolean }>("review");
  const express = workflow("W", { type: "EXPRESS" }).task("Review", review);
  const child = workflow<{ list: string[] }>("W").distributedMap(
    "M",
    { items: ({ input }) => input.list, executionType: "EXPRESS" },
    (item) => item.task("Review", review),
  );
  assert.equal(problemsOf(express), ["ACTIVITY_IN_EXPRESS /States/Review/Resource"]);
  assert.equal(problemsOf(child), ["ACTIVITY_IN_EXPRESS /States/M/ItemProcessor/States/Review/Resource"]);
  assert.equal(problemsOf(workflow("W").task("Review", review)), []);
});

test("all of it is reported together, with the author's line", () => {
  const chain = workflow<{ a: string }>("Orders")
    .pass("A", { arguments: () => ({ at: new Date(0) }) })
    .pass("B", { arguments: () => ({ "x.$": 1 }) });
  const { name, diagnostics } = compile(chain);
  assert.is(diagnostics.length, 2);
  const line = describeDiagnostic(name, diagnostics[0] as Diagnostic);
  assert.match(
    line,
    /^Orders > A > Parameters\/at \(.*bad-input\.test\.ts:\d+:\d+\): a Date object is not JSON\. Use /,
  );
});

test("an output beside other words for what the next state gets", () => {
  const start = workflow<{ a: string }>("W", { queryLanguage: "JSONata" });
  const chain = start
    .pass("One", { output: ({ input }) => ({ b: input.a }), resultPath: "$.x" })
    .pass("Two", { output: ({ input }) => input, result: { c: 1 } })
    .pass("Three", { output: ({ input }) => input });
  assert.equal(problemsOf(chain), ["OUTPUT_TWICE /States/One/Output", "OUTPUT_TWICE /States/Two/Output"]);
});

test("what a language cannot say is named, with the state and the reason", () => {
  const chain = workflow<{ list: { a: string }[] }>("W").pass("P", {
    arguments: ({ input }) => ({ list: input.list }),
    resultPath: "$.list[0]",
  });
  assert.equal(problemsOf(chain), []);
  assert.equal(problemsOf(chain, "JSONata"), ["UNSUPPORTED_IN_JSONATA /States/P/ResultPath"]);
});

test.run();
