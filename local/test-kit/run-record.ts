import type { Json } from "../../asl/json";
import type { ExecutionEvent, ExecutionResult } from "../interpreter";

/** One call of a task, an attempt each. */
export interface Call {
  readonly state: string;
  readonly resource: string;
  readonly arguments: Json;
  /** Attempts of the state before this one. */
  readonly retryCount: number;
}

/** What a run of a workflow did. */
export interface RunRecord {
  readonly status: ExecutionResult["status"];
  /** Of a run that succeeded. */
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  /** The states that were entered, in order; those of children of distributed Maps too. */
  readonly path: readonly string[];
  /** The calls of tasks, in order. */
  readonly calls: readonly Call[];
  readonly history: readonly ExecutionEvent[];
  /** The time that passed on the workflow's clock, in seconds. */
  readonly elapsedSeconds: number;
}
