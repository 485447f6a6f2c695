import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { QueryLanguage } from "../../asl/definition";
import { bind, compile, printBinding } from "../../dsl";
import { workflows } from "../../workflows";
import { expectGolden } from "../golden";

const test = suite("workflows");
const LANGUAGES: readonly QueryLanguage[] = ["JSONPath", "JSONata"];

for (const [name, workflow] of Object.entries(workflows)) {
  for (const queryLanguage of LANGUAGES) {
    test(`${name} compiles to its golden ${queryLanguage} definition`, () => {
      const { definition, diagnostics } = compile(workflow, { queryLanguage });
      assert.equal(
        diagnostics.filter(({ severity }) => severity === "error"),
        [],
      );
      expectGolden(`${name}.${queryLanguage.toLowerCase()}.asl`, bind(definition, printBinding));
    });
  }
}

test("compiling does not change a workflow", () => {
  const [first, second] = [compile(workflows["rider-photo"]), compile(workflows["rider-photo"])];
  assert.equal(first.definition, second.definition);
});

test.run();
