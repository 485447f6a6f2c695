import type { JsonObject } from "../../asl/json";
import type { Place } from "./failure";
import type { Variables } from "./flow";
import type { Run } from "./run";

/** Whoever evaluates an expression: a flow in its current state, or one item of a Map. */
export interface Viewer extends Place {
  readonly run: Run;
  readonly variables: Variables;
  readonly context: JsonObject;
}
