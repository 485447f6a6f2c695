import type { ExecutionEvent, ExecutionResult, StateMachine } from "../local/interpreter";
import { causeMessage } from "./cause-message";
import type { ExecutionOptions, LocalStack } from "./local-stack";
import { createProgress, type ProgressOptions } from "./progress";
import type { Io } from "./verb";

/** An execution that has ended. */
export interface Ended {
  readonly arn: string;
  readonly result: ExecutionResult;
  readonly history: readonly ExecutionEvent[];
  readonly elapsedMs: number;
}

/** Runs a state machine on a local stack, with progress; Ctrl-C aborts it, as StopExecution does. */
export async function execute(
  machine: StateMachine,
  given: Pick<ExecutionOptions, "input" | "mocks">,
  stack: LocalStack,
  io: Io,
  options: ProgressOptions = {},
): Promise<Ended> {
  const startedAt = performance.now();
  const progress = createProgress(io.stderr, options);
  const { onEvent, onDecision, mapRuns } = progress;
  const execution = stack.start(machine, { ...given, onEvent, onDecision, mapRuns });
  const stop = () => execution.stop("Interrupted", "The execution was stopped by Ctrl-C.");
  if (io.signal.aborted) stop();
  io.signal.addEventListener("abort", stop);
  const result = await execution.result;
  io.signal.removeEventListener("abort", stop);
  progress.end();
  return { arn: execution.arn, result, history: execution.history, elapsedMs: performance.now() - startedAt };
}

/** How an execution that did not succeed ended, for people. */
export function describeFailure(result: Exclude<ExecutionResult, { status: "SUCCEEDED" }>): string {
  const { status, error, cause } = result;
  return `${status}${error === undefined ? "" : ` ${error}`}${cause === undefined ? "" : `: ${causeMessage(cause)}`}`;
}
