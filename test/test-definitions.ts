import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { QueryLanguage } from "../asl/definition";
import { type AnyWorkflow, bind, compile, describeDiagnostic, printBinding } from "../dsl";
import { matchesGolden } from "./golden";

/**
 * Tests that a workflow compiles without errors to its golden files `test/golden/<name>.<query language>.asl.json`, where
 * what a deployment fills in reads `${DetectFaces.Arn}`. `UPDATE_GOLDEN=1 npm test` writes the files: read the difference
 * before you commit it.
 *
 * @param languages leave one out that the workflow cannot be said in
 * @example testDefinitions("rider-photo", riderPhoto);
 */
export function testDefinitions(
  name: string,
  workflow: AnyWorkflow,
  languages: readonly QueryLanguage[] = ["JSONPath", "JSONata"],
): void {
  const test = suite(`definitions of ${name}`);
  for (const queryLanguage of languages) {
    test(`${name} compiles to its golden ${queryLanguage} definition`, () => {
      const { definition, diagnostics } = compile(workflow, { queryLanguage });
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      assert.equal(
        errors.map((error) => describeDiagnostic(workflow.name, error)),
        [],
      );
      matchesGolden(`${name}.${queryLanguage.toLowerCase()}.asl`, bind(definition, printBinding));
    });
  }
  test.run();
}
