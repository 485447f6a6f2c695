import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkPrograms } from "./checker";

const HEAD = `import { lambda, workflow, steps, array, jsonMerge, jsonata, stringEquals, isPresent, format, taskResource, type OutputOf } from "../../dsl";
import { invoke } from "../../dsl/integrations/lambda";
import { startExecution } from "../../dsl/integrations/states";
type In = { id: string; mode: "a" | "b" };
declare function h(e: In): Promise<{ ok: boolean }>;
declare function opt(e: { id: string; note?: string }): Promise<{ ok: boolean }>;
const f = lambda<typeof h>("f"); const o = lambda<typeof opt>("o");
`;

const right: Record<string, string> = {
  "a word of a union, where the document fits too": `export const w = workflow<In>("W").task("T", f, { arguments: ({ input }) => ({ id: input.id, mode: "a" }) });`,
  "a word of a union, where the document does not fit": `export const w = workflow<{ id: string }>("W").task("T", f, { arguments: ({ input }) => ({ id: input.id, mode: "a" }) });`,
  "words in the arguments of an integration": `export const w = workflow<In>("W").task("T", invoke(f), { arguments: ({ input }) => ({ Payload: { id: input.id, mode: "a" }, InvocationType: "Event" }) });`,
};

const wrong: Record<string, readonly [program: string, message: RegExp]> = {};

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
