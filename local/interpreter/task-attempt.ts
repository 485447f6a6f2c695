import type { Json } from "../../asl/json";
import { AttemptedTask, type TaskListener } from "./attempted-task";
import type { Timer } from "./clock";
import type { EventDetails } from "./event";
import { dataLimitExceeded, endingOf, type StateFailure, taskFailed, timeout } from "./failure";
import type { Flow } from "./flow";
import { exceedsPayloadLimit } from "./payload-size";
import type { Step } from "./program";
import type { TaskOutcome } from "./task";
import type { TaskEvents } from "./task-events";
import type { WaitingTask } from "./task-tokens";

/** What an attempt needs to know of its state. */
export interface AttemptPlan {
  readonly resource: string;
  readonly events: TaskEvents;
  readonly parameters: Json;
  readonly roleArn?: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
  /** Goes on with the result. */
  readonly onResult: (flow: Flow, result: Json) => Step;
}

/** One attempt at a task, from its scheduling to its outcome, whoever brings that: runner, token or clock. */
export class TaskAttempt implements WaitingTask, TaskListener {
  readonly #flow: Flow;
  readonly #plan: AttemptPlan;
  /** Made when it is asked for: few runners do, and it costs more than the rest of an attempt. */
  #controller: AbortController | undefined;
  #timeout: Timer | undefined;
  #heartbeat: Timer | undefined;
  #release: (() => void) | undefined;
  #started = false;
  #settled = false;

  constructor(flow: Flow, plan: AttemptPlan) {
    this.#flow = flow;
    this.#plan = plan;
  }

  /** Schedules the task and puts its start in line. */
  schedule(): Step {
    const { events, parameters, timeoutSeconds, heartbeatSeconds, roleArn } = this.#plan;
    const details = events.scheduledDetails(parameters, this.#flow.run.machine.region);
    const isBounded = timeoutSeconds !== undefined || heartbeatSeconds !== undefined || roleArn !== undefined;
    this.#flow.emit(events.scheduled, isBounded ? { ...details, ...this.#bounds() } : details);
    this.#flow.run.queue.post(() => this.#start());
    return this.#flow.suspend(() => this.#giveUp());
  }

  #bounds(): EventDetails {
    const { timeoutSeconds, heartbeatSeconds, roleArn } = this.#plan;
    return {
      ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
      ...(heartbeatSeconds !== undefined && { heartbeatInSeconds: heartbeatSeconds }),
      ...(roleArn !== undefined && { taskCredentials: { roleArn } }),
    };
  }

  succeed(output: Json): void {
    this.#settle({ status: "succeeded", output });
  }

  fail(error: string | undefined, cause: string | undefined): void {
    this.#settle({ status: "failed", ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) });
  }

  heartbeat(): void {
    this.#heartbeat?.cancel();
    this.#heartbeat = this.#timer(this.#plan.heartbeatSeconds, "heartbeat");
  }

  started(workerName: string | undefined): void {
    if (this.#started || this.#settled) return;
    this.#started = true;
    const { started, startedByWorker, common } = this.#plan.events;
    if (startedByWorker) this.#flow.emit(started, workerName === undefined ? {} : { workerName });
    else this.#flow.emit(started, "resource" in common ? common : undefined);
  }

  #start(): void {
    const { run } = this.#flow;
    if (this.#settled || run.ended) return;
    const { taskToken } = this.#flow;
    if (taskToken !== undefined) run.setting.tokens.register(taskToken, this);
    if (!this.#plan.events.startedByWorker) this.started(undefined);
    this.#timeout = this.#timer(this.#plan.timeoutSeconds, "timeout");
    this.#heartbeat = this.#timer(this.#plan.heartbeatSeconds, "heartbeat");
    this.#perform();
  }

  #perform(): void {
    const { run } = this.#flow;
    let outcome: TaskOutcome | Promise<TaskOutcome>;
    try {
      outcome = run.setting.tasks.run(new AttemptedTask(this.#flow, this.#plan, this));
    } catch (thrown) {
      outcome = failureOf(thrown);
    }
    if (outcome instanceof Promise) this.#expect(outcome);
    else this.settle(outcome);
  }

  #expect(outcome: Promise<TaskOutcome>): void {
    this.#release = this.#flow.run.clock.hold();
    outcome.then(
      (settled) => this.settle(settled),
      (reason: unknown) => this.settle(failureOf(reason)),
    );
  }

  signal(): AbortSignal {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }

  settle(outcome: TaskOutcome): void {
    if (outcome.status !== "waiting") {
      this.#settle(outcome);
      return;
    }
    if (outcome.output !== undefined) this.submitted(outcome.output);
    this.#release?.();
    this.#release = undefined;
  }

  submitted(output: Json): void {
    if (this.#settled || !this.#plan.events.submits) return;
    this.#flow.emit("TaskSubmitted", { output, ...this.#plan.events.common });
  }

  #settle(outcome: Exclude<TaskOutcome, { status: "waiting" }>): void {
    if (this.#settled) return;
    this.started(undefined);
    this.#close();
    this.#flow.resume(() => this.#conclude(outcome));
    this.#release?.();
  }

  #conclude(outcome: Exclude<TaskOutcome, { status: "waiting" }>): Step {
    const { events, onResult } = this.#plan;
    if (outcome.status === "failed") throw this.#failed(taskFailed(outcome));
    if (exceedsPayloadLimit(outcome.output)) throw this.#failed(dataLimitExceeded(events.origin));
    this.#flow.emit(events.succeeded, { output: outcome.output, ...events.common });
    this.#flow.decisionEventId = this.#flow.lastEventId;
    return onResult(this.#flow, outcome.output);
  }

  #failed(failure: StateFailure): StateFailure {
    this.#record(this.#plan.events.failed, failure);
    return failure;
  }

  /** The event is written when time is up; what follows from it is decided after all else that ends at this instant. */
  #timedOut(kind: "timeout" | "heartbeat"): void {
    if (this.#settled) return;
    this.#close();
    this.#controller?.abort();
    const failure = timeout(kind);
    this.#record(this.#plan.events.timedOut, failure);
    this.#flow.resume(() => {
      throw failure;
    });
    this.#release?.();
  }

  #record(type: TaskEvents["failed"], failure: StateFailure): void {
    this.#flow.emit(type, { ...endingOf(failure), ...this.#plan.events.common });
  }

  #timer(seconds: number | undefined, kind: "timeout" | "heartbeat"): Timer | undefined {
    if (seconds === undefined) return undefined;
    const { clock } = this.#flow.run;
    return clock.at(clock.now() + seconds * 1_000, () => this.#timedOut(kind));
  }

  #giveUp(): void {
    if (this.#settled) return;
    this.#close();
    this.#controller?.abort();
    this.#release?.();
  }

  #close(): void {
    this.#settled = true;
    this.#timeout?.cancel();
    this.#heartbeat?.cancel();
    const { taskToken, run } = this.#flow;
    if (taskToken !== undefined) run.setting.tokens.release(taskToken);
  }
}

/** A runner that throws has failed the task as a Lambda function does. */
function failureOf(thrown: unknown): TaskOutcome {
  if (thrown instanceof Error) return { status: "failed", error: thrown.name, cause: thrown.message };
  return { status: "failed", error: "Error", cause: String(thrown) };
}
