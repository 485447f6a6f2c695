import type { Json } from "../../asl/json";

/** One attempt of a Task state, ready to be performed. */
export interface Task {
  /** Name of the state. */
  readonly state: string;
  /** The state's `Resource`: a Lambda or activity ARN, or an integration ARN with its pattern. */
  readonly resource: string;
  /** What the resource is called with: the effective input, `Parameters` or `Arguments`. */
  readonly arguments: Json;
  /** Role to assume, from `Credentials`. */
  readonly roleArn?: string;
  /** The token that completes the task from outside: `.waitForTaskToken`, `.sync` and activities have one. */
  readonly taskToken?: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
  /** ARN of the execution the task belongs to. */
  readonly executionArn: string;
  /** How many attempts of the state went before, since it was entered. */
  readonly retryCount: number;
  /** Aborted when the task is given up: by a timeout, or because a sibling failed. */
  readonly signal: AbortSignal;
  /** Tells the history what a `.sync` integration answered when it took the job. */
  submitted(output: Json): void;
  /** Tells the history that an activity worker took the task. */
  started(workerName?: string): void;
  /** Ends a task that was answered as "waiting", for runners that keep no promise. */
  settle(outcome: TaskOutcome): void;
}

/**
 * How an attempt ended. "waiting" means that it did not: a `.waitForTaskToken` request was accepted (`output` is the
 * answer), or an activity was queued; its task token ends it, or a timeout.
 */
export type TaskOutcome =
  | { readonly status: "succeeded"; readonly output: Json }
  | { readonly status: "failed"; readonly error?: string; readonly cause?: string }
  | { readonly status: "waiting"; readonly output?: Json };

/** Performs tasks: handlers in workers, AWS calls, or mocks. A synchronous answer keeps the run synchronous. */
export interface TaskRunner {
  run(task: Task): TaskOutcome | Promise<TaskOutcome>;
}
