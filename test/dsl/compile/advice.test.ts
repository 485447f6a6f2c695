import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { QueryLanguage } from "../../../asl/definition";
import { type AnyChain, format, jsonPath, mathAdd, readJson, workflow } from "../../../dsl";
import { anything } from "../functions";
import { diagnosticsOf, problemsOf, stateOf } from "../kit";

const test = suite("advice");
type Input = { n: number; list: number[]; text: string };
type Scope = { readonly input: { readonly [K in keyof Input]: never } };
type Body = { pass(name: string): never };
const start = workflow<Input>("W");
const body = ((item: Body) => item.pass("Item")) as never;

/** What is said of the only thing that is wrong: code, location, message and fix. */
function adviceOf(chain: unknown, language: QueryLanguage = "JSONPath"): string {
  const found = diagnosticsOf(chain as AnyChain, language);
  assert.is(found.length, 1, JSON.stringify(found));
  return found.map(({ code, location, message, fix }) => `${code} ${location}: ${message}. ${fix}`).join();
}

const NO_OBJECTS: readonly ((scope: Scope) => unknown)[] = [
  ({ input }) => input.n,
  ({ input }) => [input.n],
  () => [1],
  () => "text",
  ({ input }) => mathAdd(input.n, 1),
];

test("assign is an object in both query languages, and nobody is sent from one to the other", () => {
  for (const assign of NO_OBJECTS) {
    for (const language of ["JSONPath", "JSONata"] as const) {
      const said = adviceOf(start.pass("P", { assign: assign as never }), language);
      assert.match(said, /^ASSIGN_NOT_AN_OBJECT \/States\/P\/Assign: .*by name.*Return an object/);
      assert.not.match(said, "Compile");
    }
  }
});

test("assign of a catch and of a rule is an object too", () => {
  const caught = start.task("A", anything).catch(["Broken"], { assign: (() => 1) as never }, (failed) => failed.end());
  assert.equal(problemsOf(caught), ["ASSIGN_NOT_AN_OBJECT /States/A/Catch[0]/Assign"]);
});

test("credentials are an object in both query languages", () => {
  for (const credentials of NO_OBJECTS) {
    for (const language of ["JSONPath", "JSONata"] as const) {
      const said = adviceOf(start.task("A", anything, { credentials: credentials as never }), language);
      assert.match(said, /^CREDENTIALS_NOT_AN_OBJECT \/States\/A\/Credentials: .*Return \{ RoleArn/);
    }
  }
});

test("where JSONata takes any value, JSONata is advised, and takes it", () => {
  for (const value of NO_OBJECTS) {
    const selected = start.task("A", anything, { resultSelector: value as never, resultPath: "$.r" });
    assert.match(adviceOf(selected), /\/ResultSelector: .*Return an object .*or compile the workflow to "JSONata"/);
    assert.equal(problemsOf(selected, "JSONata"), []);
  }
});

const sum = ({ input }: Scope) => mathAdd(input.n, 1) as never;
const items = ({ input }: Scope) => input.list;
const COMPUTED: readonly (readonly [field: string, chain: unknown])[] = [
  ["A/Seconds", start.wait("A", { seconds: sum as never })],
  ["A/Timestamp", start.wait("A", { timestamp: (({ input }: Scope) => format("{}", input.text)) as never })],
  ["A/Seconds", start.wait("A", { seconds: () => jsonPath<number>("States.MathAdd($.n, 1)") })],
  ["A/Seconds", start.wait("A", { seconds: (({ input }: Scope) => [input.n]) as never })],
  ["A/TimeoutSeconds", start.task("A", anything, { timeoutSeconds: sum as never })],
  ["A/HeartbeatSeconds", start.task("A", anything, { heartbeatSeconds: sum as never })],
  ["A/MaxConcurrency", start.map("A", { items: items as never, maxConcurrency: sum as never }, body)],
  ["A/ItemsPath", start.map("A", { items: (() => jsonPath("States.Array(1)")) as never }, body)],
  ...["toleratedFailureCount", "toleratedFailurePercentage"].map((option) => {
    const chain = start.distributedMap("A", { items, [option]: sum } as never, body);
    return [`A/T${option.slice(1)}`, chain] as const;
  }),
  [
    "A/ItemBatcher/MaxItemsPerBatch",
    start.distributedMap(
      "A",
      { items, itemBatcher: (scope: Scope) => ({ maxItemsPerBatch: sum(scope) }) } as never,
      body,
    ),
  ],
  [
    "A/ItemReader/ReaderConfig/MaxItems",
    start.distributedMap(
      "A",
      { itemReader: (scope: Scope) => readJson({ bucket: "b", key: "k", maxItems: sum(scope) }) } as never,
      body,
    ),
  ],
];

for (const [field, chain] of COMPUTED) {
  test(`a value that is computed for ${field} is no place in JSONPath`, () => {
    const said = adviceOf(chain);
    assert.match(said, `NOT_A_PLACE /States/${field}: JSONPath reads `);
    assert.match(said, 'Compute it in a pass before and read it from there, or compile the workflow to "JSONata".');
  });
}

test("a Fail's texts may be calls, in JSONPath too", () => {
  const chain = start.fail("F", { error: ({ input }) => format("E{}", input.n), cause: ({ input }) => input.text });
  assert.equal(
    [stateOf(chain, "F")["ErrorPath"], stateOf(chain, "F")["CausePath"]],
    ["States.Format('E{}', $.n)", "$.text"],
  );
  assert.equal(problemsOf(chain), []);
});

test.run();
