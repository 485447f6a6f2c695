import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../../asl/diagnostic";
import { awsSdk, compile, describeDiagnostic, type Ref, steps, workflow } from "../../../dsl";
import { diagnosticsOf, problemsOf } from "../kit";

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
  assert.ok(problemsOf(workflow("W")).includes("NO_STEPS /"));
  assert.ok(problemsOf(workflow("W").parallel("P", [(branch) => branch])).includes("NO_STEPS /States/P/Branches[0]"));
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
    assert.is(found[0]?.location, "/States/P/Parameters");
  }
});

test("a circular object", () => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  assert.equal(problemsOf(pass(circular)), ["CIRCULAR_VALUE /States/P/Parameters"]);
});

test("the same object twice is no circle", () => {
  const shared = { a: 1 };
  assert.equal(problemsOf(pass([shared, shared])), []);
});

test("a template key that ends in .$", () => {
  assert.equal(problemsOf(pass({ "name.$": "$.a" })), ["TEMPLATE_KEY /States/P/Parameters"]);
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
  assert.equal(problemsOf(chain), ["REFERENCE_OUT_OF_SCOPE /States/B/Parameters"]);
});

test("a reference joined into text, calculated with or spread", () => {
  const chain = workflow<{ a: string; n: number; o: { x: string } }>("W")
    .pass("Text", { arguments: ({ input }) => ({ t: `Hello ${input.a}` }), resultPath: null })
    .pass("Sum", { arguments: ({ input }) => ({ t: Number(input.n) * 2 }), resultPath: null })
    .pass("Spread", { arguments: ({ input }) => ({ ...input.o }), resultPath: null });
  assert.equal(problemsOf(chain), [
    "REFERENCE_AS_TEXT /States/Text/Parameters",
    "NOT_JSON /States/Sum/Parameters",
    "REFERENCE_AS_TEXT /States/Spread/Parameters",
  ]);
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

test("all of it is reported together, with the author's line", () => {
  const chain = workflow<{ a: string }>("Orders")
    .pass("A", { arguments: () => ({ at: new Date(0) }) })
    .pass("B", { arguments: () => ({ "x.$": 1 }) });
  const { name, diagnostics } = compile(chain);
  assert.is(diagnostics.length, 2);
  const line = describeDiagnostic(name, diagnostics[0] as Diagnostic);
  assert.match(line, /^Orders > A > Parameters \(.*bad-input\.test\.ts:\d+:\d+\): a Date object is not JSON\. Use /);
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
