import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkPrograms } from "./checker";

const HEAD = `import { and, array, arrayContains, format, isNull, isPresent, isString, jsonata, jsonMerge, lambda, not, type OutputOf, readCsv, steps, stringEquals, taskResource, workflow, writeResults } from "../../dsl";
import { invoke } from "../../dsl/integrations/lambda";
import { startExecution } from "../../dsl/integrations/states";
type In = { id: string; mode: "a" | "b" };
declare function h(e: In): Promise<{ ok: boolean }>;
declare function opt(e: { id: string; note?: string }): Promise<{ ok: boolean }>;
type List = { id: string; list: { sku: string }[] };
type Mixed = { id: string; a: string | null; u: string | number; tags: string[]; ok: boolean; note?: string };
declare function pack(e: { sku: string }): Promise<{ ok: boolean }>;
const packed = lambda<typeof pack>("packed");
const f = lambda<typeof h>("f"); const o = lambda<typeof opt>("o");
`;

const right: Record<string, string> = {
  "a word of a union, where the document fits too": `export const w = workflow<In>("W").task("T", f, { arguments: ({ input }) => ({ id: input.id, mode: "a" }) });`,
  "a word of a union, where the document does not fit": `export const w = workflow<{ id: string }>("W").task("T", f, { arguments: ({ input }) => ({ id: input.id, mode: "a" }) });`,
  "words in the arguments of an integration": `export const w = workflow<In>("W").task("T", invoke(f), { arguments: ({ input }) => ({ Payload: { id: input.id, mode: "a" }, InvocationType: "Event" }) });`,
  "words in the input of a child": `const c = workflow<In>("C").task("T", f); export const w = workflow<In>("W").task("T", startExecution(c).sync(), { arguments: ({ input }) => ({ Input: { id: input.id, mode: "b" } }) });`,
  "outputPath reads the result in its place": `export const w = workflow<In>("W").task("T", f, { resultPath: "$.paid", outputPath: ({ output }) => output.paid.ok }); const r: OutputOf<typeof w> = true;`,
  "outputPath reads a pass's arguments": `export const w = workflow<In>("W").pass("T", { arguments: ({ input }) => ({ a: input.id }), outputPath: ({ output }) => output.a }); const r: OutputOf<typeof w> = "";`,
  "outputPath reads a pass's result in its place": `export const w = workflow<In>("W").pass("T", { result: { x: 1 }, resultPath: "$.r", outputPath: ({ output }) => output.r.x }); const r: OutputOf<typeof w> = 1;`,
  "outputPath says that nothing goes on": `export const w = workflow<In>("W").pass("T", { outputPath: null }).task("U", f, { arguments: () => ({ id: "a", mode: "a" }), outputPath: null });`,
  "the execution's input": `export const w = workflow<In>("W").pass("T", { arguments: ({ context }) => ({ x: context.Execution.Input.id }) }); const r: OutputOf<typeof w> = { x: "" };`,
  "what is merged from references is plain": `export const w = workflow<In>("W", { queryLanguage: "JSONata" }).pass("T", { output: ({ input }) => jsonMerge(input, { y: input.id }) }).pass("U", { output: ({ input }) => ({ z: format("{}", input.y) }) });`,
  "items written out in JSONata": `export const w = workflow<In>("W", { queryLanguage: "JSONata" }).map("M", { items: ({ input }) => [input.id, "b"] }, (i) => i.pass("P", { output: ({ input }) => ({ z: format("{}", input) }) })); const r: OutputOf<typeof w> = [{ z: "" }];`,
  "a result placed by a key in brackets": `export const w = workflow<In>("W").task("T", f, { resultPath: "$['receipt-of']" }).pass("U", { arguments: ({ input }) => ({ a: input.id, r: input["receipt-of"].ok }) });`,
  "a result placed in a list": `export const w = workflow<{ list: number[] }>("W").pass("T", { result: 1, resultPath: "$.list[0]" }).pass("U", { arguments: ({ input }) => ({ a: input.list[0] }) });`,
  "goTo a state of an earlier branch": `export const w = workflow<In>("W").choice("C", (c) => c.when(({ input }) => stringEquals(input.id, ""), (y) => y.wait("In branch", { seconds: 1 })).otherwise((n) => n)).choice("D", (c) => c.when(({ input }) => stringEquals(input.id, ""), (y) => y.goTo("In branch")).otherwise((n) => n));`,
  "goTo a state of appended steps": `const s = steps<In>().wait("Sub", { seconds: 1 }); export const w = workflow<In>("W").next(s).choice("D", (c) => c.when(({ input }) => stringEquals(input.id, ""), (y) => y.goTo("Sub")).otherwise((n) => n));`,
  "goTo with more variables": `export const w = workflow<In>("W").pass("I", { assign: () => ({ n: 0 }) }).wait("Use", { seconds: ({ vars }) => vars.n }).pass("Set", { assign: () => ({ n: 1, more: true }) }).goTo("Use");`,
  "a function by its ARN in an Express workflow": `export const w = workflow<In>("W", { type: "EXPRESS" }).task("A", taskResource<In, {}>("arn:aws:lambda:eu-west-1:123456789012:function:audit"));`,
  "a selector after the body reads what it gives": `export const w = workflow<List>("W").map("M", { items: ({ input }) => input.list }, (i) => i.task("T", packed), { resultSelector: ({ result }) => ({ all: result, first: result[0].ok }), resultPath: "$.m" }).pass("P", { arguments: ({ input }) => ({ a: input.m.all[0].ok, b: input.m.first }) }); const r: OutputOf<typeof w> = { a: true, b: false };`,
  "variables set after the body": `export const w = workflow<List>("W").map("M", { items: ({ input }) => input.list }, (i) => i.task("T", packed), { assign: ({ result }) => ({ first: result[0].ok }), resultPath: null }).pass("P", { arguments: ({ vars }) => ({ b: vars.first }) }); const r: OutputOf<typeof w> = { b: false };`,
  "an output after the body, in JSONata": `export const w = workflow<List>("W", { queryLanguage: "JSONata" }).map("M", { items: ({ input }) => input.list }, (i) => i.task("T", packed), { output: ({ result }) => ({ all: result }) }); const r: OutputOf<typeof w> = { all: [{ ok: true }] };`,
  "a selector before the body knows a list": `export const w = workflow<List>("W").map("M", { items: ({ input }) => input.list, resultSelector: ({ result }) => ({ all: result }), resultPath: "$.m" }, (i) => i.task("T", packed)); const r: OutputOf<typeof w>["m"]["all"] = [1, "x"];`,
  "a selector after the body of a distributed Map": `export const w = workflow<{ b: string }>("W").distributedMap("M", { itemReader: ({ input }) => readCsv<{ sku: string }>({ bucket: input.b, key: "k" }), itemBatcher: () => ({ maxItemsPerBatch: 10 }) }, (i) => i.pass("P", { arguments: ({ input }) => ({ sku: input.Items[0].sku }) }), { resultSelector: ({ result }) => ({ s: result[0].sku }) }); const r: OutputOf<typeof w> = { s: "" };`,
  "a selector reads what a writer says": `export const w = workflow<{ b: string }>("W").distributedMap("M", { itemReader: ({ input }) => readCsv<{ sku: string }>({ bucket: input.b, key: "k" }), resultWriter: ({ input }) => writeResults({ bucket: input.b }), resultSelector: ({ result }) => ({ s: result.MapRunArn }) }, (i) => i.task("T", packed)); const r: OutputOf<typeof w> = { s: "" };`,
  "variables that options after a branch set": `export const w = workflow<Mixed>("W").choice("C", (c) => c.when(({ input }) => stringEquals(input.id, "1"), (y) => y, { assign: ({ input }) => ({ why: input.id }) }).otherwise((n) => n.pass("N", { assign: () => ({ why: 7 }) }))).pass("R", { arguments: ({ vars }) => ({ x: vars.why }) }); const r: OutputOf<typeof w> = { x: 7 }; const q: OutputOf<typeof w> = { x: "" };`,
  "what options without a function set is seen by the branch before them": `export const w = workflow<Mixed>("W").choice("C", (c) => c.when(({ input }) => stringEquals(input.id, "1"), (y) => y.pass("S", { arguments: ({ vars }) => ({ w: vars.why }) }), { assign: () => ({ why: 1 }) }).otherwise((n) => n.end()));`,
  "variables that options after a handler set": `export const w = workflow<Mixed>("W").pass("S", { assign: () => ({ who: 1 }) }).task("T", packed, { arguments: () => ({ sku: "a" }), resultPath: null }).catch(["States.ALL"], (x) => x, { assign: ({ errorOutput }) => ({ who: errorOutput.Cause }), resultPath: null }).pass("R", { arguments: ({ vars }) => ({ who: vars.who }) }); const r: OutputOf<typeof w> = { who: 7 }; const q: OutputOf<typeof w> = { who: "" };`,
  "booleans as conditions, in JSONata": `export const w = workflow<Mixed>("W", { queryLanguage: "JSONata" }).choice("C", (c) => c.when(({ input }) => jsonata<boolean>\`$length(\${input.id}) > 3\`, (y) => y).when(({ input }) => arrayContains(input.tags, "x"), (y) => y).when(({ input }) => input.ok, (y) => y).when(({ input }) => and(input.ok, not(arrayContains(input.tags, "y"))), (y) => y).otherwise((n) => n));`,
  "no null where no rule said so": `export const w = workflow<Mixed>("W").choice("C", (c) => c.when(({ input }) => isNull(input.a), (y) => y.fail("F")).otherwise((n) => n.task("T", packed, { arguments: ({ input }) => ({ sku: input.a }) }).end()));`,
  "no null behind not(isNull(...))": `export const w = workflow<Mixed>("W").choice("C", (c) => c.when(({ input }) => and(not(isNull(input.a)), isPresent(input.note)), (y) => y.task("T", packed, { arguments: ({ input }) => ({ sku: input.a }) }).end()).otherwise((n) => n));`,
  "a text after isString, else a number": `export const w = workflow<Mixed>("W").choice("C", (c) => c.when(({ input }) => isString(input.u), (y) => y.task("T", packed, { arguments: ({ input }) => ({ sku: input.u }) }).end()).otherwise((n) => n.wait("X", { seconds: ({ input }) => input.u })));`,
  "a variable with an optional field": `export const w = workflow<Mixed>("W").pass("S", { assign: ({ input }) => ({ all: input }) }).choice("C", (c) => c.when(({ vars }) => isPresent(vars.all.note), (y) => y.task("T", packed, { arguments: ({ vars }) => ({ sku: vars.all.note }) }).end()).otherwise((n) => n));`,
  "options of a rule read what its condition says": `export const w = workflow<Mixed>("W").choice("C", (c) => c.when(({ input }) => isPresent(input.note), { assign: ({ input }) => ({ note: input.note }) }, (y) => y.task("T", packed, { arguments: ({ vars }) => ({ sku: vars.note }) }).end()).otherwise((n) => n));`,
};

const wrong: Record<string, readonly [program: string, message: RegExp]> = {
  "a word that is none of the union": [
    `export const w = workflow<In>("W").task("T", f, { arguments: ({ input }) => ({ id: input.id, mode: "c" }) });`,
    /not assignable/,
  ],
  "outputPath reads the result where it is not": [
    `export const w = workflow<In>("W").task("T", f, { resultPath: "$.paid", outputPath: ({ output }) => output.ok });`,
    /Property 'ok' does not exist/,
  ],
  "the execution's input in steps for any workflow": [
    `export const w = steps<In>().pass("T", { arguments: ({ context }) => ({ x: context.Execution.Input.id }) });`,
    /Property 'id' does not exist/,
  ],
  "a name used in an earlier branch": [
    `export const w = workflow<In>("W").choice("C", (c) => c.when(({ input }) => stringEquals(input.id, ""), (y) => y.wait("In branch", { seconds: 1 })).otherwise((n) => n)).wait("In branch", { seconds: 2 });`,
    /already used in this workflow/,
  ],
  "goTo with variables of another type": [
    `export const w = workflow<In>("W").pass("I", { assign: () => ({ n: 0 }) }).wait("Use", { seconds: ({ vars }) => vars.n }).pass("Set", { assign: () => ({ n: "text" }) }).goTo("Use");`,
    /the variables here do not fit state/,
  ],
  "a token in an Express workflow, by ARN": [
    `export const w = workflow<In>("W", { type: "EXPRESS" }).task("A", taskResource<In, {}>("arn:aws:states:::sqs:sendMessage.waitForTaskToken"));`,
    /not assignable/,
  ],
  "an optional field in the arguments of a task": [
    `export const w = workflow<{ id: string; note?: string }>("W").task("T", o, { arguments: ({ input }) => ({ id: input.id, note: input.note }) });`,
    /not assignable/,
  ],
  "a field of what the body gives, before it": [
    `export const w = workflow<List>("W").map("M", { items: ({ input }) => input.list, resultSelector: ({ result }) => ({ all: result[0].typo }) }, (i) => i.task("T", packed));`,
    /Property 'typo' does not exist/,
  ],
  "a field that the body does not give": [
    `export const w = workflow<List>("W").map("M", { items: ({ input }) => input.list }, (i) => i.task("T", packed), { resultSelector: ({ result }) => ({ all: result[0].typo }) });`,
    /Property 'typo' does not exist/,
  ],
  "a writer that is none": [
    `export const w = workflow<{ b: string }>("W").distributedMap("M", { itemReader: ({ input }) => readCsv<{ sku: string }>({ bucket: input.b, key: "k" }), resultWriter: () => ({ bucket: "b", prefix: "x" }) }, (i) => i.task("T", packed));`,
    /not assignable/,
  ],
  "a boolean as a condition, in JSONPath": [
    `export const w = workflow<Mixed>("W").choice("C", (c) => c.when(({ input }) => input.ok, (y) => y).otherwise((n) => n));`,
    /not assignable/,
  ],
  "null where a text is wanted": [
    `export const w = workflow<Mixed>("W").choice("C", (c) => c.when(({ input }) => isNull(input.a), (y) => y.task("T", packed, { arguments: ({ input }) => ({ sku: input.a }) }).end()).otherwise((n) => n));`,
    /Type 'null' is not assignable to type 'string'/,
  ],
};

const programs = { ...right, ...Object.fromEntries(Object.entries(wrong).map(([name, [program]]) => [name, program])) };
const checker = checkPrograms(
  Object.fromEntries(Object.entries(programs).map(([name, program]) => [name, HEAD + program])),
);
const test = suite("types of data");

for (const name of Object.keys(right)) {
  test(`right: ${name}`, () => assert.equal(checker.messages(name), []));
}
for (const [name, [, message]] of Object.entries(wrong)) {
  test(`wrong: ${name}`, () => assert.match(checker.messages(name).join("\n"), message));
}

test.run();
