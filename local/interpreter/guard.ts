import type { Json } from "../../asl/json";
import { endingOf, StateFailure } from "./failure";
import type { Flow, Variables } from "./flow";
import type { Step } from "./program";

/** A compiled retrier. */
export interface RetrierProgram {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly fullJitter: boolean;
}

/** What a state hands on: its output, and the variables it assigns. */
export interface Handover {
  readonly output: Json;
  readonly assigned?: Variables;
}

/** A compiled catcher. */
export interface CatcherProgram {
  readonly errorEquals: readonly string[];
  readonly next: string;
  handle(flow: Flow, errorOutput: Json): Handover;
}

/** The Retry and Catch fields of a state. */
export interface Guard {
  readonly retriers: readonly RetrierProgram[];
  readonly catchers: readonly CatcherProgram[];
}

/** Takes a failure of the flow's current state to its retriers, then to its catchers, then to the end of the flow. */
export function retryOrCatch(flow: Flow, thrown: StateFailure): Step {
  const failure = recordEvaluation(flow, thrown);
  const { observe } = flow.run.setting;
  observe?.({ kind: "failed", state: flow.stateName, ...endingOf(failure) });
  if (failure.traits.fatal) return flow.run.fail(failure, flow.lastEventId);
  const { state } = flow;
  if (state.guard && state.retry && retries(flow, state.guard, failure)) return "suspend";
  state.failed?.(flow, failure);
  const catchIndex = state.guard?.catchers.findIndex(({ errorEquals }) => matchesError(errorEquals, failure)) ?? -1;
  const catcher = state.guard?.catchers[catchIndex];
  if (catcher === undefined) return flow.end({ failure });
  observe?.({ kind: "catch", state: state.name, index: catchIndex });
  const exited = `${state.type as "Task"}StateExited` as const;
  return flow.exit(exited, catcher.next, catcher.handle(flow, errorOutput(failure)));
}

/** What a catcher gets: both fields are always there. */
export function errorOutput({ error, cause, traits }: StateFailure): Json {
  const missing = traits.byTask ? null : "";
  return { Error: error ?? missing, Cause: cause ?? missing };
}

/** AWS's event for an expression that failed points back to what set off the decision, not to the state's entry. */
export function recordEvaluation(flow: Flow, failure: StateFailure): StateFailure {
  const { error, cause, traits } = failure;
  if (traits.evaluation === undefined || error === undefined || cause === undefined) return failure;
  const details = { error, cause, ...traits.evaluation, state: flow.stateName };
  flow.lastEventId = flow.run.record("EvaluationFailed", flow.decisionEventId, details);
  return new StateFailure(error, cause);
}

/**
 * Whether a list of error names speaks of a failure. `States.ALL` takes every name, `States.TaskFailed` every one but
 * `States.Timeout`.
 */
export function matchesError(errorEquals: readonly string[], { error, traits }: StateFailure): boolean {
  return errorEquals.some(
    (name) =>
      name === error ||
      name === "States.ALL" ||
      (name === "States.TaskFailed" && error !== "States.Timeout") ||
      (traits.alias !== undefined && name === traits.alias),
  );
}

/** The seconds to wait before a retrier's next attempt; `used` counts its earlier ones. */
export function retryDelaySeconds(retrier: RetrierProgram, used: number, random: () => number): number {
  const delay = Math.min(retrier.intervalSeconds * retrier.backoffRate ** used, retrier.maxDelaySeconds);
  return retrier.fullJitter ? delay * random() : delay;
}

/** The first retrier that speaks of the failure decides, even when its attempts are used up. */
function retries(flow: Flow, { retriers }: Guard, failure: StateFailure): boolean {
  const index = retriers.findIndex(({ errorEquals }) => matchesError(errorEquals, failure));
  const retrier = retriers[index];
  if (retrier === undefined) return false;
  const { test, observe } = flow.run.setting;
  const used = flow.retriesByRetrier[index] ?? test?.retriesSoFar ?? 0;
  const taken = { kind: "retry", state: flow.stateName, index } as const;
  if (used >= retrier.maxAttempts) {
    observe?.(taken);
    return false;
  }
  flow.retriesByRetrier[index] = used + 1;
  const delaySeconds = retryDelaySeconds(retrier, used, flow.run.randomness.number);
  observe?.({ ...taken, retryCount: used + 1, delaySeconds });
  const timer = flow.run.clock.at(flow.run.clock.now() + delaySeconds * 1_000, () => flow.retry());
  flow.suspend(() => timer.cancel());
  return true;
}
