import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as ts from "typescript";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { validate } from "../../asl/validate";
import { type AnyWorkflow, bind, compile, describeDiagnostic, printBinding } from "../../dsl";
import { checkPrograms } from "../types/checker";

const ROOT = join(__dirname, "../..");
const WORKFLOWS = join(ROOT, "workflows");
const page = readFileSync(join(ROOT, "docs/dsl.md"), "utf8");
const source = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block]) => block).join("\n");
const test = suite("docs/dsl.md");

test("its blocks together have no type errors", () => {
  assert.equal(checkPrograms({ guide: source }, WORKFLOWS).messages("guide"), []);
});

for (const [name, workflow] of Object.entries(workflowsOf(source))) {
  for (const queryLanguage of ["JSONPath", "JSONata"] as const) {
    test(`${name} compiles to valid ${queryLanguage}`, () => {
      const { definition, diagnostics } = compile(workflow, { queryLanguage });
      const found = [...diagnostics, ...validate(bind(definition, printBinding))];
      assert.equal(
        found.map((finding) => describeDiagnostic(name, finding)),
        [],
      );
    });
  }
}

function workflowsOf(text: string): Record<string, AnyWorkflow> {
  const module = ts.ModuleKind.CommonJS;
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module, target: ts.ScriptTarget.ES2022 } });
  const exports: Record<string, AnyWorkflow> = {};
  new Function("require", "exports", outputText)(createRequire(join(WORKFLOWS, "guide.ts")), exports);
  return exports;
}

test.run();
