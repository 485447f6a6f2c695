import type { ExecutionEvent } from "../interpreter";
import type { End } from "./record";

const STATUS = {
  ExecutionFailed: "FAILED",
  ExecutionTimedOut: "TIMED_OUT",
  ExecutionAborted: "ABORTED",
} as const;

/** How an execution ended by this event; undefined if it did not. */
export function endOf({ type, timeMs, details = {} }: ExecutionEvent): End | undefined {
  if (type === "ExecutionSucceeded") return { status: "SUCCEEDED", output: details.output ?? null, stopMs: timeMs };
  if (!Object.hasOwn(STATUS, type)) return undefined;
  const { error, cause } = details;
  return {
    status: STATUS[type as keyof typeof STATUS],
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    stopMs: timeMs,
  };
}
