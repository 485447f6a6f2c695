import type { NewNames } from "./names";

/** The text of each new source file by its path in the project. Small on purpose: its reader writes the rest. */
export function sourceFiles(names: NewNames): Readonly<Record<string, string>> {
  return {
    [`workflows/${names.name}.ts`]: workflowText(names),
    [`handlers/${names.handler}.ts`]: handlerText(),
    [`test/workflows/${names.name}.test.ts`]: testText(names),
  };
}

/** The declaration of the new handler. */
export function declarationText({ name, handler, declaration }: NewNames): string {
  return `
/** The work of the workflow ${name}. */
export const ${declaration} = lambda<typeof import("./${handler}").handler>("${handler}");
`;
}

function workflowText({ constant, machine, declaration, state }: NewNames): string {
  return `import { workflow } from "../dsl";
import { ${declaration} } from "../handlers/functions";

/** What an execution is started with. */
export interface ${machine}Input {
  name: string;
}

/** Greets whom its input names. */
export const ${constant} = workflow<${machine}Input>("${machine}").task("${state}", ${declaration});
`;
}

function handlerText(): string {
  return `/** Whom to greet. */
export interface Guest {
  readonly name: string;
}

/** Greets a guest. */
export async function handler({ name }: Guest): Promise<{ greeting: string }> {
  return { greeting: \`Hello \${name}\` };
}
`;
}

function testText({ name, constant, handler, state }: NewNames): string {
  return `import { suite } from "uvu";
import * as assert from "uvu/assert";
import { bind, compile, printBinding } from "../../dsl";
import { handler } from "../../handlers/${handler}";
import { assertCalls, assertSucceeded, testWorkflow } from "../../local/test-kit";
import { ${constant} } from "../../workflows/${name}";
import { testDefinitions } from "../test-definitions";

testDefinitions("${name}", ${constant});

const test = suite("${name}");

test("hands its input to the handler and gives what the handler gives", async () => {
  const run = await testWorkflow(bind(compile(${constant}).definition, printBinding)).run({
    input: { name: "Ada" },
    mocks: { ${state}: { return: { greeting: "Hello Ada" } } },
  });
  assertSucceeded(run, { greeting: "Hello Ada" });
  assertCalls(run, "${state}", [{ name: "Ada" }]);
});

test("the handler greets by name", async () => {
  assert.equal(await handler({ name: "Ada" }), { greeting: "Hello Ada" });
});

test.run();
`;
}
