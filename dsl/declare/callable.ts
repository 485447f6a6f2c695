import type { IntegrationPattern } from "../../asl/resource";
import type { Action, AnyAction } from "./action";

/** An action that can end by a callback: whoever is given the task token says what the task gives. */
export interface Callable<in out I, out E extends string, in out A = I> {
  /** The same action, waiting until somebody sends the task token back. Its arguments must pass `context.Task.Token` on. */
  waitForTaskToken<Output = unknown>(): Action<I, Output, E, "waitForTaskToken", A>;
}

/** An action that starts a job, and can wait for its end. */
export interface Syncable<in out I, out O, out E extends string, in out A = I> {
  /** The same action, waiting for the job's end. */
  sync(): Action<I, O, E, "sync", A>;
}

/** An action whose result, once the job has ended, comes parsed. */
export interface ParsedSyncable<in out I, out O, out E extends string, in out A = I> {
  /** The same action, waiting for the job's end; its output is parsed JSON. */
  syncParsed(): Action<I, O, E, "sync:2", A>;
}

/** An action with the way to wait for a callback. */
export function callable<I, O, E extends string = never, A = I>(
  action: AnyAction,
): Action<I, O, E, "requestResponse", A> & Callable<I, E, A> {
  const patterned = { ...action, waitForTaskToken: () => withPattern(action, "waitForTaskToken") };
  return Object.freeze(patterned) as unknown as Action<I, O, E, "requestResponse", A> & Callable<I, E, A>;
}

/** An action that waits in another way. */
export function withPattern(action: AnyAction, pattern: IntegrationPattern): AnyAction {
  if (typeof action.resource !== "string") return Object.freeze({ ...action, pattern });
  return Object.freeze({ ...action, pattern, resource: `${action.resource}.${pattern}` });
}
