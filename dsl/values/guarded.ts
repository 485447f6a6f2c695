import { type ProblemNode, problem } from "../tree/problem";

/** An author's function that throws is a finding like others, so that the rest is reported with it. */
export function guarded<T extends object>(run: () => T): T | ProblemNode {
  try {
    return run();
  } catch (error) {
    return problem("FUNCTION_THREW", `The function threw: ${error instanceof Error ? error.message : String(error)}`);
  }
}
