import type { Json } from "../../asl/json";
import type { StateFailure } from "./failure";
import type { Flow } from "./flow";
import type { Guard } from "./guard";

/** Whether a flow goes on with its current state, or waits to be resumed (or has ended). */
export type Step = "advance" | "suspend";

/** A compiled state. */
export interface StateProgram {
  readonly name: string;
  readonly type: "Pass" | "Task" | "Choice" | "Wait" | "Succeed" | "Fail" | "Parallel" | "Map";
  /** Does the state's work, up to its end or to the first thing it has to wait for. */
  enter(flow: Flow, input: Json): Step;
  readonly guard?: Guard;
  /** Does the work once more, after a retrier's delay. */
  retry?(flow: Flow): Step;
  /** Records that the state failed for good, before a catcher or the end of the flow. */
  failed?(flow: Flow, failure: StateFailure): void;
}

/** The compiled states of one scope. */
export interface ScopeProgram {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, StateProgram>;
}
