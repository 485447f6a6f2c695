/** Something wrong that was found while a workflow was written: kept in the tree, reported with everything else by `compile`. */
export interface ProblemNode {
  readonly kind: "problem";
  readonly code: string;
  readonly message: string;
  readonly fix?: string;
}

/** Makes a problem. */
export function problem(code: string, message: string, fix?: string): ProblemNode {
  return Object.freeze({ kind: "problem", code, message, ...(fix === undefined ? {} : { fix }) });
}
