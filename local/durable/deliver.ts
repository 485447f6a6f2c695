import type { Execution, TaskTokens } from "../interpreter";
import type { Stimulus } from "./record";
import type { TurnClock } from "./turn-clock";
import type { TurnMapRuns } from "./turn-map-runs";
import type { TurnTasks } from "./turn-tasks";

/** Where stimuli go. */
export interface Receivers {
  readonly execution: Execution;
  readonly clock: TurnClock;
  readonly tasks: TurnTasks;
  readonly tokens: TaskTokens;
  readonly mapRuns: TurnMapRuns;
}

type Deliver<TKind extends Stimulus["kind"]> = (stimulus: Extract<Stimulus, { kind: TKind }>, to: Receivers) => unknown;

const DELIVER: { readonly [TKind in Stimulus["kind"]]: Deliver<TKind> } = {
  task: ({ task, outcome }, { tasks }) => tasks.settle(task, outcome),
  submitted: ({ task, output }, { tasks }) => tasks.submitted(task, output),
  started: ({ task, workerName }, { tasks }) => tasks.started(task, workerName),
  timer: ({ timer }, { clock }) => clock.fire(timer),
  tokenSucceeded: ({ token, output }, { tokens }) => tokens.succeed(token, output),
  tokenFailed: ({ token, error, cause }, { tokens }) => tokens.fail(token, error, cause),
  tokenHeartbeat: ({ token }, { tokens }) => tokens.heartbeat(token),
  tokenStarted({ token, workerName }, { tasks, tokens }) {
    tasks.taken(token);
    tokens.started(token, workerName);
  },
  mapRun: ({ mapRun, outcome }, { mapRuns }) => mapRuns.settle(mapRun, outcome),
  redrive: (_stimulus, { execution }) => execution.redrive(),
  stop: ({ error, cause }, { execution }) => execution.stop(error, cause),
};

/** Hands a stimulus to what it is for. */
export function deliver(stimulus: Stimulus, to: Receivers): void {
  (DELIVER[stimulus.kind] as Deliver<Stimulus["kind"]>)(stimulus, to);
}
