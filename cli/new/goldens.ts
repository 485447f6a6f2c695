import { derivePolicy, policyDocuments } from "../../asl/policy";
import { bind, compile, lambda, printBinding, workflow } from "../../dsl";
import type { NewNames } from "./names";

/** The golden files of the workflow that the template writes, by their paths: its definitions and its policy. */
export async function goldenFiles({
  name,
  machine,
  handler,
  state,
}: NewNames): Promise<Readonly<Record<string, string>>> {
  const same = workflow<{ name: string }>(machine).task(state, lambda<(guest: { name: string }) => object>(handler));
  const [jsonPath, jsonata] = (["JSONPath", "JSONata"] as const).map((queryLanguage) =>
    bind(compile(same, { queryLanguage }).definition, printBinding),
  );
  const { statements } = await derivePolicy(jsonPath!, { name: machine });
  const goldens = {
    [`${name}.jsonpath.asl`]: jsonPath,
    [`${name}.jsonata.asl`]: jsonata,
    [`${name}.policy`]: policyDocuments(statements).inline,
  };
  return Object.fromEntries(
    Object.entries(goldens).map(([golden, value]) => [
      `test/golden/${golden}.json`,
      `${JSON.stringify(value, null, 2)}\n`,
    ]),
  );
}
