import type { ConditionNode } from "./condition";
import type { DataFlow } from "./flow";
import type { ProblemNode } from "./problem";
import type { Source } from "./source";
import type { StateBase } from "./state-base";
import type { Steps } from "./steps";

/** One rule of a Choice state. */
export interface RuleNode {
  readonly condition: ConditionNode;
  readonly steps: Steps;
  readonly flow: Pick<DataFlow, "output" | "assign">;
  readonly comment?: string;
  /** What is wrong with it, by paths inside it. */
  readonly problems?: readonly ProblemNode[];
  readonly source: Source;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export interface ChoiceNode extends StateBase<"choice"> {
  readonly rules: readonly RuleNode[];
  /** What follows when no rule holds; absent, the run fails with States.NoChoiceMatched. */
  readonly otherwise?: Steps;
  readonly flow: DataFlow;
}
