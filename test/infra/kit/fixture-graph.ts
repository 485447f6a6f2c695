import type { Customisation } from "../../../infra/deploy/context";
import { deployStack } from "../../../infra/deploy/deploy";
import { prepareStack } from "../../../infra/prepare";
import { FIXTURE, FIXTURE_FOLDERS } from "./fixture";
import { type Graph, runProgram } from "./graph";

const REGION = { "aws:region": "eu-west-1" };

/** What the small project of these tests registers under a configuration. */
export function fixtureGraph(
  config: Readonly<Record<string, string>> = {},
  customisation: Customisation = {},
): Promise<Graph> {
  const full = { ...REGION, ...config };
  return runProgram(
    async () => {
      const identity = { project: "aslant", stack: "dev" };
      const prepared = await prepareStack(FIXTURE, full, identity, FIXTURE_FOLDERS);
      if (prepared.diagnostics.length > 0) throw new Error(JSON.stringify(prepared.diagnostics, null, 2));
      return deployStack(prepared, customisation);
    },
    { stack: "dev", config: full },
  );
}
