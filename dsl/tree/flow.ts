import type { ProblemNode } from "./problem";
import type { ValueNode } from "./value";

/** How data flows through a state, in the words of both query languages; a dialect says it in its own. */
export interface DataFlow {
  /** What the state sees of its input; null for nothing. */
  readonly inputPath?: ValueNode | null;
  /** What the state's work is given instead of its input. */
  readonly arguments?: ValueNode;
  /** What is kept of the result. */
  readonly resultSelector?: ValueNode;
  /** Where the result goes in the input: null discards it, absent replaces the input. */
  readonly resultPath?: string | null | ProblemNode;
  /** What the next state sees of the output; null for nothing. */
  readonly outputPath?: ValueNode | null;
  /** The output, in JSONata. */
  readonly output?: ValueNode;
  /** Variables to set. */
  readonly assign?: ValueNode;
}
