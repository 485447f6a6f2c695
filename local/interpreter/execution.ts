import type { ExecutionEvent } from "./event";
import type { StartOptions } from "./machine";
import { type ExecutionResult, Run, type RunSetting } from "./run";
import type { TaskTokens } from "./task-tokens";

/** An execution that was started. */
export interface Execution {
  readonly name: string;
  readonly arn: string;
  /** How it ended; never rejects. */
  readonly result: Promise<ExecutionResult>;
  /** The events so far, oldest first; empty if the history is streamed. */
  readonly history: readonly ExecutionEvent[];
  /** Completes its tasks from outside. */
  readonly tokens: TaskTokens;
  /** Aborts it, as StopExecution does. */
  stop(error?: string, cause?: string): void;
  /**
   * Takes up again what did not succeed of an execution that has ended otherwise, as RedriveExecution does; what did
   * succeed keeps its result. `result` tells the first end only, `onEvent` hears of the others.
   */
  redrive(): void;
}

/** Starts a run and keeps what its user wants of it. */
export function startExecution(
  { onEvent, onChildEvent, history: keeping = "keep" }: StartOptions,
  setting: Omit<RunSetting, "onEvent" | "onChildEvent" | "onEnd">,
): Execution {
  const history: ExecutionEvent[] = [];
  const { promise, resolve } = deferred<ExecutionResult>();
  const run = new Run({
    ...setting,
    onEvent: listener(keeping === "keep" ? history : undefined, onEvent),
    onChildEvent: (event, { setting: child }) =>
      onChildEvent?.(event, { arn: child.arn, name: child.name, input: child.input }),
    onEnd: resolve,
  });
  run.start();
  run.queue.run();
  const { name, arn, tokens } = setting;
  const stop: Execution["stop"] = (error, cause) => run.stop(error, cause);
  return { name, arn, tokens, history, result: promise, stop, redrive: () => run.redrive() };
}

function listener(history: ExecutionEvent[] | undefined, onEvent: StartOptions["onEvent"]): RunSetting["onEvent"] {
  if (history === undefined) return (event) => onEvent?.(event);
  if (onEvent === undefined) return (event) => history.push(event);
  return (event) => {
    history.push(event);
    onEvent(event);
  };
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((take) => {
    resolve = take;
  });
  return { promise, resolve };
}
