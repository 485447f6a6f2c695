import type { StateBase } from "./state-base";
import type { ValueNode } from "./value";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
export interface FailNode extends StateBase<"fail"> {
  readonly error?: ValueNode;
  readonly cause?: ValueNode;
}
