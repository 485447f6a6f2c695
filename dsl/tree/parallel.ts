import type { DataFlow } from "./flow";
import type { Guarded } from "./guard";
import type { StateBase } from "./state-base";
import type { Steps } from "./steps";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html */
export interface ParallelNode extends StateBase<"parallel">, Guarded {
  readonly branches: readonly Steps[];
  readonly flow: DataFlow;
}
