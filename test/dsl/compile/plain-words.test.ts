import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type AnyChain, compile, jsonPath, stringMatches, workflow } from "../../../dsl";
import { anything } from "../functions";
import { diagnosticsOf, problemsOf } from "../kit";

const test = suite("plain words");

/** A workflow as plain JavaScript sees it. */
type Untyped = { readonly [method: string]: (...given: unknown[]) => Untyped } & AnyChain;
const untyped = () => workflow<{ a: string; p: string }>("W") as unknown as Untyped;
const circular: Record<string, unknown> = {};
circular["self"] = circular;

/** A reference, outside of the function it belongs to. */
function leaked(): unknown {
  let reference: unknown;
  workflow<{ p: { q: string } }>("Other").pass("A", {
    arguments: ({ input }) => {
      reference = input.p;
      return {};
    },
  });
  return reference;
}

const retried = (options: object) => problemsOf(untyped()["task"]?.("T", anything)["retry"]?.(options) as AnyChain);

test("the numbers of a retry are JSON", () => {
  for (const [name, field] of [
    ["backoffRate", "BackoffRate"],
    ["intervalSeconds", "IntervalSeconds"],
    ["maxAttempts", "MaxAttempts"],
    ["maxDelaySeconds", "MaxDelaySeconds"],
  ] as const) {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 5n]) {
      assert.equal(retried({ errors: ["X"], [name]: value }), [`NOT_JSON /States/T/Retry[0]/${field}`]);
    }
  }
});

test("a reference joined into text is named wherever text is written", () => {
  const chain = workflow<{ a: string; p: string; list: string[] }>("W")
    .pass("Path", { arguments: ({ input }) => ({ b: jsonPath<string>(`$.list.${input.p}`) }), resultPath: null })
    .choice("Match", (choice) =>
      choice
        .when(
          ({ input }) => stringMatches(input.a, `${input.p}*`),
          (yes) => yes,
        )
        .otherwise((no) => no),
    );
  assert.equal(problemsOf(chain), [
    "REFERENCE_AS_TEXT /States/Path/Parameters/b",
    "REFERENCE_AS_TEXT /States/Match/Choices[0]/Condition",
  ]);
  assert.match(diagnosticsOf(chain)[0]?.message ?? "", '"input.p"');
  const text = `to ${leaked()}`;
  assert.equal(
    diagnosticsOf(untyped()["pass"]?.(text) as AnyChain).map(({ code }) => code),
    ["REFERENCE_AS_TEXT"],
  );
  assert.equal(problemsOf(untyped()["pass"]?.("P", { comment: text }) as AnyChain), [
    "REFERENCE_AS_TEXT /States/P/Comment",
  ]);
  assert.equal(problemsOf(untyped()["pass"]?.("P")["goTo"]?.(text) as AnyChain), ["REFERENCE_AS_TEXT /States/P/Next"]);
  assert.equal(retried({ errors: [text] }), ["REFERENCE_AS_TEXT /States/T/Retry[0]/ErrorEquals[0]"]);
});

test("what is no text where text is written is one diagnostic each, and never thrown", () => {
  for (const value of [5n, circular, leaked(), Symbol("s"), () => "x"]) {
    const chains: readonly (readonly [string, Untyped | undefined])[] = [
      ["comment", untyped()["pass"]?.("P", { comment: value })],
      ["name", untyped()["pass"]?.(value)],
      ["goTo", untyped()["pass"]?.("P")["goTo"]?.(value)],
      [
        "catch",
        untyped()
          ["task"]?.("T", anything)
          ["catch"]?.(["X"], { comment: value }, (failed: unknown) => failed),
      ],
      [
        "label",
        untyped()["distributedMap"]?.("M", { label: value, items: [1] }, (item: Untyped) => item["pass"]?.("I")),
      ],
      ["path", untyped()["pass"]?.("P", { arguments: () => ({ a: jsonPath(value as never) }) })],
      ["timeout", untyped()["task"]?.("T", anything, { timeoutSeconds: value })],
    ];
    for (const [place, chain] of chains) {
      for (const queryLanguage of ["JSONPath", "JSONata"] as const) {
        const { diagnostics } = compile(chain as AnyChain, { queryLanguage });
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        assert.is(
          errors.length,
          place === "label" && queryLanguage === "JSONPath" ? errors.length : 1,
          `${place}: ${String(typeof value)} ${JSON.stringify(errors)}`,
        );
      }
    }
  }
});

test("options that are none", () => {
  for (const value of [null, 42, "x", leaked(), new Date(0)]) {
    assert.equal(problemsOf(untyped()["pass"]?.("M", value) as AnyChain), ["NOT_OPTIONS /States/M"]);
    const branches = [(branch: Untyped) => branch["pass"]?.("B")];
    if (value !== null)
      assert.equal(problemsOf(untyped()["parallel"]?.("M", branches, value) as AnyChain), ["NOT_OPTIONS /States/M"]);
    assert.equal(problemsOf(untyped()["task"]?.("M", anything, value) as AnyChain), ["NOT_OPTIONS /States/M"]);
  }
});

test("item readers that are none", () => {
  const promised = async () => ({});
  const throwing = () => ({
    get resource(): string {
      throw Object.create(null);
    },
  });
  for (const itemReader of [promised, throwing, () => ({}), ({ input }: { input: { p: unknown } }) => input.p]) {
    const chain = untyped()["distributedMap"]?.("M", { itemReader }, (item: Untyped) => item["pass"]?.("I"));
    const found = problemsOf(chain as AnyChain);
    assert.is(found.length, 1, found.join());
    assert.match(found[0] ?? "", /^(NO_PARTS|NOT_A_READER|FUNCTION_THREW) \/States\/M\/ItemReader\//);
  }
});

test("a pattern that is no text", () => {
  for (const pattern of [5, 5n, null, leaked()] as never[]) {
    const chain = workflow<{ a: string }>("W").choice("C", (choice) =>
      choice
        .when(
          ({ input }) => stringMatches(input.a, pattern),
          (yes) => yes,
        )
        .otherwise((no) => no),
    );
    for (const language of ["JSONPath", "JSONata"] as const) assert.is(problemsOf(chain, language).length, 1);
  }
});

test.run();
