import { suite } from "uvu";
import * as assert from "uvu/assert";
import { describeDiagnostic, readJson, workflow, writeResults } from "../../../dsl";
import { anything } from "../functions";
import { diagnosticsOf, problemsOf } from "../kit";

const test = suite("misspelt keys of what a function returns");
const start = workflow<{ list: number[]; role: string; batch: { a: number } }>("Orders");
type Scope = { readonly input: { readonly [K in "list" | "role" | "batch"]: never } };

function distributed(options: object) {
  const items = "itemReader" in options ? {} : { items: ({ input }: Scope) => input.list };
  return start.distributedMap(
    "Each",
    { ...items, ...options } as never,
    ((item: { pass(name: string): never }) => item.pass("Item")) as never,
  );
}

/** What is said, without the author's line. */
function saidOf(chain: Parameters<typeof diagnosticsOf>[0]): string[] {
  return diagnosticsOf(chain).map(({ source: _, ...each }) => describeDiagnostic("Orders", each));
}

test("an itemBatcher's, each with the key that was meant", () => {
  const itemBatcher = () => ({ maxItemPerBatch: 10, batchInputs: { a: 1 }, maxItemsPerBatch: 5 });
  assert.equal(saidOf(distributed({ itemBatcher })), [
    'Orders > Each > ItemBatcher: there is no "maxItemPerBatch" here. Did you mean "maxItemsPerBatch"?',
    'Orders > Each > ItemBatcher: there is no "batchInputs" here. Did you mean "batchInput"?',
  ]);
  assert.equal(saidOf(distributed({ itemBatcher: () => ({ other: 1, maxItemsPerBatch: 1 }) })), [
    'Orders > Each > ItemBatcher: there is no "other" here. Leave it out; known here: batchInput, maxItemsPerBatch, maxInputBytesPerBatch.',
  ]);
});

test("that its limits are missing is not said besides", () => {
  assert.equal(problemsOf(distributed({ itemBatcher: () => ({ maxItemPerBatch: 10 }) })), [
    "UNKNOWN_KEY /States/Each/ItemBatcher",
  ]);
});

test("an itemReader's and a resultWriter's", () => {
  const itemReader = () => ({ ...readJson({ bucket: "b", key: "k" }), maxItem: 3 });
  assert.equal(saidOf(distributed({ itemReader })), [
    'Orders > Each > ItemReader: there is no "maxItem" here. Did you mean "maxItems"?',
  ]);
  const resultWriter = () => ({ ...writeResults({ bucket: "b", prefix: "p" }), confg: {} });
  assert.equal(saidOf(distributed({ resultWriter })), [
    'Orders > Each > ResultWriter: there is no "confg" here. Did you mean "config"?',
  ]);
});

test("credentials', known beforehand or not", () => {
  const credentials = [() => ({ RoleArnn: "arn" }), ({ input }: Scope) => ({ RoleArnn: input.role })];
  for (const given of credentials) {
    assert.equal(saidOf(start.task("Pay", anything, { credentials: given as never })), [
      'Orders > Pay > Credentials: there is no "RoleArnn" here. Did you mean "RoleArn"?',
    ]);
  }
  const right = start.task("Pay", anything, { credentials: ({ input }) => ({ RoleArn: input.role }) });
  assert.equal([problemsOf(right), problemsOf(right, "JSONata")], [[], []]);
});

test("a reference that is spread is told to be one", () => {
  const itemBatcher = ({ input }: Scope) => ({ maxItemsPerBatch: 1, ...(input.batch as object) });
  const [found] = diagnosticsOf(distributed({ itemBatcher }));
  assert.is(`${found?.code} ${found?.location}`, "REFERENCE_AS_TEXT /States/Each/ItemBatcher");
});

test.run();
