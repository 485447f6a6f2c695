import { AssertionError, deepStrictEqual } from "node:assert";
import type { Json } from "../../asl/json";
import type { RunRecord } from "./run-record";

/**
 * Checks that a run succeeded, with this output if one is given.
 *
 * @throws AssertionError that tells the error, the cause and the way the run took
 */
export function assertSucceeded(run: RunRecord, output?: Json): void {
  if (run.status !== "SUCCEEDED") throw unexpected(run, "SUCCEEDED");
  if (output !== undefined) deepStrictEqual(run.output, output);
}

/** Checks that a run failed, with this error, and with a cause that holds this text if one is given. */
export function assertFailed(run: RunRecord, error: string | undefined, cause?: string): void {
  if (run.status !== "FAILED") throw unexpected(run, "FAILED");
  deepStrictEqual(run.error, error);
  if (cause !== undefined && !run.cause?.includes(cause)) {
    throw new AssertionError({ message: "The cause is another", expected: cause, actual: run.cause });
  }
}

/** Checks the states that a run entered, in order. */
export function assertPath(run: RunRecord, path: readonly string[]): void {
  deepStrictEqual(run.path, path);
}

/** Checks what a state's task was called with, attempt by attempt. */
export function assertCalls(run: RunRecord, state: string, calls: readonly Json[]): void {
  const given = run.calls.filter((call) => call.state === state).map((call) => call.arguments);
  deepStrictEqual(given, calls);
}

function unexpected(run: RunRecord, expected: RunRecord["status"]): AssertionError {
  const reason = run.error === undefined ? "" : ` by ${run.error}: ${run.cause ?? "no cause"}`;
  const message = `The run ${run.status}${reason}, after ${run.path.join(", ")}`;
  return new AssertionError({ message, expected, actual: run.status });
}
