/** Something wrong that was found while a workflow was written: kept in the tree, reported with everything else by `compile`. */
export interface ProblemNode {
  readonly kind: "problem";
  readonly code: string;
  readonly message: string;
  readonly fix?: string;
  /** Where it is inside the field it is reported in: "/images[0]/key". */
  readonly path?: string;
}

// An author's own data may look like one.
const problems = new WeakSet<object>();

/** Makes a problem. */
export function problem(code: string, message: string, fix?: string): ProblemNode {
  const made = Object.freeze({ kind: "problem" as const, code, message, ...(fix === undefined ? {} : { fix }) });
  problems.add(made);
  return made;
}

/** The same problem further inside a field. */
export function inside(found: ProblemNode, path: string): ProblemNode {
  const made = Object.freeze({ ...found, path: `${path}${found.path ?? ""}` });
  problems.add(made);
  return made;
}

/** Whether a value is a problem, and no data of the author's. */
export function isProblem(value: unknown): value is ProblemNode {
  return typeof value === "object" && value !== null && problems.has(value);
}
