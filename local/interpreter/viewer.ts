import type { Json, JsonObject } from "../../asl/json";
import type { Place } from "./failure";
import type { Variables } from "./flow";
import type { Run } from "./run";

/** What expressions need of the execution that they are part of. */
export type Surroundings = Pick<Run, "randomness" | "jsonataEnvironment"> & {
  readonly setting: Pick<Run["setting"], "inspect">;
};

/** Whoever evaluates an expression: a flow in its current state, or one item of a Map. */
export interface Viewer extends Place {
  readonly run: Surroundings;
  readonly variables: Variables;
  readonly context: JsonObject;
}

/** A step of a state's data flow, as TestState names it. */
export type Stage =
  | "afterInputPath"
  | "afterParameters"
  | "afterArguments"
  | "afterItemsPath"
  | "result"
  | "afterResultSelector"
  | "afterResultPath"
  | "maxConcurrency"
  | "toleratedFailureCount"
  | "toleratedFailurePercentage";

/** Shows a value to whoever inspects the run, if anybody does. */
export function inspected<T extends Json | undefined>(viewer: Viewer, stage: Stage, value: T): T {
  if (value !== undefined) viewer.run.setting.inspect?.(stage, value);
  return value;
}
