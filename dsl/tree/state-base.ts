import type { ProblemNode } from "./problem";
import type { Source } from "./source";

/** What all states have. */
export interface StateBase<K extends string> {
  readonly kind: K;
  readonly name: string;
  readonly comment?: string;
  readonly source: Source;
  /** What is wrong with it as a whole. */
  readonly problems?: readonly ProblemNode[];
}
