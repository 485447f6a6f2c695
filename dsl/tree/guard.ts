import type { DataFlow } from "./flow";
import type { ProblemNode } from "./problem";
import type { Source } from "./source";
import type { Steps } from "./steps";

/** Which errors are tried again, and when. */
export interface RetrierNode {
  readonly errors: readonly string[] | ProblemNode;
  readonly intervalSeconds?: number;
  readonly maxAttempts?: number;
  readonly backoffRate?: number;
  readonly maxDelaySeconds?: number;
  readonly jitterStrategy?: "NONE" | "FULL";
  readonly comment?: string;
  /** What is wrong with it, by paths inside it. */
  readonly problems?: readonly ProblemNode[];
}

/** Which errors are handled, and by which steps. */
export interface CatcherNode {
  readonly errors: readonly string[] | ProblemNode;
  readonly steps: Steps;
  readonly flow: Pick<DataFlow, "resultPath" | "output" | "assign">;
  readonly comment?: string;
  /** What is wrong with it, by paths inside it. */
  readonly problems?: readonly ProblemNode[];
  readonly source: Source;
}

/** A state whose errors can be retried and caught. */
export interface Guarded {
  readonly retriers: readonly RetrierNode[];
  readonly catchers: readonly CatcherNode[];
}
