import { type ProblemNode, problem } from "../tree/problem";
import { quoted } from "./quoted";

/** An author's function that throws is a finding like others, so that the rest is reported with it. */
export function guarded<T extends object>(run: () => T): T | ProblemNode {
  try {
    return run();
  } catch (error) {
    return threw(error);
  }
}

/** What an author's function threw, which may be anything. */
export function threw(error: unknown): ProblemNode {
  return problem("FUNCTION_THREW", `the function threw: ${error instanceof Error ? error.message : quoted(error)}`);
}
