import type { DataFlow } from "./flow";
import type { StateBase } from "./state-base";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export interface SucceedNode extends StateBase<"succeed"> {
  readonly flow: DataFlow;
}
