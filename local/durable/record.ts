import type { Json } from "../../asl/json";
import type { ExecutionEvent, ExecutionResult, TaskOutcome } from "../interpreter";
import type { StateFailure } from "../interpreter/failure";

/** What an execution is started from; the first record of its journal. */
export interface Header {
  readonly arn: string;
  readonly name: string;
  readonly input: Json;
  readonly startMs: number;
  /** The definition it runs, which outlives updates of the state machine. */
  readonly revision: string;
  readonly traceHeader?: string;
  /** The token of the task that started it, in another execution. */
  readonly startedBy?: string;
}

/**
 * Something from outside that an execution goes on with. All else follows from the definition and the input, so an
 * execution that is given the same stimuli at the same times does the same again. Tasks and timers are numbered in the
 * order in which they come up.
 */
export type Stimulus =
  | { readonly kind: "task"; readonly task: number; readonly outcome: TaskOutcome }
  | { readonly kind: "submitted"; readonly task: number; readonly output: Json }
  | { readonly kind: "started"; readonly task: number; readonly workerName?: string }
  | { readonly kind: "timer"; readonly timer: number }
  | { readonly kind: "tokenSucceeded"; readonly token: string; readonly output: Json }
  | { readonly kind: "tokenFailed"; readonly token: string; readonly error?: string; readonly cause?: string }
  | { readonly kind: "tokenHeartbeat"; readonly token: string }
  | { readonly kind: "tokenStarted"; readonly token: string; readonly workerName?: string }
  | { readonly kind: "stop"; readonly error?: string; readonly cause?: string }
  | { readonly kind: "mapRun"; readonly mapRun: number; readonly outcome: MapRunOutcome }
  | { readonly kind: "redrive" };

/** How a Map Run ended. Results may be larger than a result may be, and then are not here. What failed it is a failure in the language's sense, or a sentence about its items or results. */
export type MapRunOutcome =
  | { readonly succeeded: { readonly result?: Json } }
  | { readonly failure: Pick<StateFailure, "error" | "cause" | "traits"> }
  | { readonly message: string };

/** Stimuli that arrived together. Time stands still until all that follows from them is done. */
export interface Turn {
  readonly atMs: number;
  readonly stimuli: readonly Stimulus[];
}

/** How an execution ended; the last record of its journal. */
export type End = ExecutionResult & { readonly stopMs: number };

/** A line of an execution's journal. A turn comes before the events that follow from it. */
export type DurableRecord =
  | { readonly header: Header }
  | { readonly turn: Turn }
  | { readonly event: ExecutionEvent }
  /** It goes on after its journal could not be written, for which this is the proof that it can be. */
  | { readonly resumed: { readonly atMs: number } }
  | { readonly end: End };
