import type { Json } from "../../asl/json";
import type { DataFlow } from "./flow";
import type { StateBase } from "./state-base";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export interface PassNode extends StateBase<"pass"> {
  readonly flow: DataFlow;
  /** A fixed result, instead of the input. */
  readonly result?: Json;
}
