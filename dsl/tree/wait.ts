import type { DataFlow } from "./flow";
import type { StateBase } from "./state-base";
import type { ValueNode } from "./value";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
export interface WaitNode extends StateBase<"wait"> {
  readonly until: { readonly seconds: ValueNode } | { readonly timestamp: ValueNode };
  readonly flow: DataFlow;
}
