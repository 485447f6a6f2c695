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
  /** The token that completes a `.waitForTaskToken` task. */
  readonly taskToken?: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
  /** ARN of the execution the task belongs to. */
  readonly executionArn: string;
}

/** How an attempt ended. */
export type TaskOutcome =
  | { readonly status: "succeeded"; readonly output: Json }
  | { readonly status: "failed"; readonly error?: string; readonly cause?: string };

/** Performs tasks: handlers in workers, AWS calls, or mocks. A synchronous answer keeps the run synchronous. */
export interface TaskRunner {
  run(task: Task, signal: AbortSignal): TaskOutcome | Promise<TaskOutcome>;
}
