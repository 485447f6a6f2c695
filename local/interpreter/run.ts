import type { Json, JsonObject } from "../../asl/json";
import type { JsonataEnvironment } from "../../asl/jsonata";
import type { Clock } from "./clock";
import type { DecisionQueue } from "./decision-queue";
import type { EventDetails, EventType, ExecutionEvent } from "./event";
import { endingOf, type StateFailure } from "./failure";
import { Flow, type FlowResult, type Variables } from "./flow";
import type { Machine } from "./machine-facts";
import type { MapRunner } from "./map/map-runner";
import type { Tolerance } from "./map/tolerance";
import type { ObjectStore } from "./object-store";
import type { ScopeProgram, Step } from "./program";
import type { Randomness } from "./randomness";
import type { TaskRunner } from "./task";
import type { TaskTokens } from "./task-tokens";
import type { Stage } from "./viewer";

/** How an execution ended. */
export type ExecutionResult =
  | { readonly status: "SUCCEEDED"; readonly output: Json }
  | { readonly status: "FAILED" | "TIMED_OUT" | "ABORTED"; readonly error?: string; readonly cause?: string };

/** The parts of an execution that a test of a single state makes up. */
export interface TestSetting {
  /** The whole context object. */
  readonly context: JsonObject;
  /** How often each retrier has been used before. */
  readonly retriesSoFar: number;
  /** Does the work of a Map or Parallel; may throw a StateFailure. */
  mockWork(tolerance: Tolerance): Json;
}

/** A decision that a history does not tell of: which rule, retrier or catcher of a state was taken. */
export type Decision =
  | { readonly kind: "rule" | "catch"; readonly state: string; readonly index: number }
  | { readonly kind: "default"; readonly state: string }
  | RetryDecision
  | { readonly kind: "failed"; readonly state: string; readonly error?: string; readonly cause?: string };

interface RetryDecision {
  readonly kind: "retry";
  readonly state: string;
  readonly index: number;
  /** How often the retrier has been taken with this one; without it and a delay, its attempts are used up. */
  readonly retryCount?: number;
  readonly delaySeconds?: number;
}

/** What a run works with; children of a distributed Map share most of it with their parent. */
export interface RunSetting {
  readonly machine: Machine;
  readonly scope: ScopeProgram;
  readonly arn: string;
  readonly name: string;
  readonly input: Json;
  readonly variables?: Variables;
  readonly queue: DecisionQueue;
  readonly clock: Clock;
  readonly tasks: TaskRunner;
  readonly tokens: TaskTokens;
  readonly objects: ObjectStore;
  readonly randomness: Randomness;
  readonly timeoutSeconds: number | undefined;
  /** Works distributed Maps off, if the execution does not do it itself. */
  readonly mapRuns?: MapRunner;
  /** The most events an execution may have. */
  readonly maxEvents: number;
  /** What TestState puts in the place of what a whole execution has. */
  readonly test?: TestSetting;
  /** Hears of decisions as they are taken. */
  readonly observe?: (decision: Decision) => void;
  /** Sees the steps of a state's data flow. */
  readonly inspect?: (stage: Stage, value: Json) => void;
  readonly onEvent: (event: ExecutionEvent, run: Run) => void;
  /** Hears of the events of the children of distributed Maps, at any depth. */
  readonly onChildEvent: (event: ExecutionEvent, run: Run) => void;
  readonly onEnd: (result: ExecutionResult) => void;
}

/** One execution from within: what its flows share. */
export class Run {
  readonly setting: RunSetting;
  readonly startMs: number;
  /** When the last event happened. */
  lastEventMs: number;
  /** What JSONata expressions get from outside. */
  readonly jsonataEnvironment: JsonataEnvironment;
  readonly #main: Flow;
  #lastEventId = 0;
  #executionContext: JsonObject | undefined;
  #timeout: { cancel(): void } | undefined;
  #ended = false;
  #redriveCount = 0;
  #redriveMs = 0;

  constructor(setting: RunSetting) {
    this.setting = setting;
    this.startMs = setting.clock.now();
    this.lastEventMs = this.startMs;
    const { scope, input, variables = {}, randomness, clock } = setting;
    this.jsonataEnvironment = { random: randomness.number, uuid: randomness.uuid, nowMillis: () => clock.now() };
    this.#main = new Flow(this, { scope, input, variables, eventId: 0, onEnd: (flow, end) => this.#finish(flow, end) });
  }

  get machine(): Machine {
    return this.setting.machine;
  }

  get queue(): DecisionQueue {
    return this.setting.queue;
  }

  get clock(): Clock {
    return this.setting.clock;
  }

  get randomness(): Randomness {
    return this.setting.randomness;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** `$$.Execution`. */
  get executionContext(): JsonObject {
    this.#executionContext ??= {
      Id: this.setting.arn,
      Input: this.setting.input,
      StartTime: new Date(this.startMs).toISOString(),
      Name: this.setting.name,
      RoleArn: this.machine.roleArn,
      ...(this.machine.type === "STANDARD" && { RedriveCount: this.#redriveCount }),
      ...(this.#redriveCount > 0 && { RedriveTime: new Date(this.#redriveMs).toISOString() }),
    };
    return this.#executionContext;
  }

  /** Records the start and puts the first state in line. */
  start(): void {
    this.record("ExecutionStarted", 0, { input: this.setting.input, roleArn: this.machine.roleArn });
    this.#limitTime();
    this.#main.start();
  }

  /** Takes up again what did not succeed, with the time limit beginning anew. */
  redrive(): void {
    if (!this.#ended || this.#main.succeeded) return;
    this.#ended = false;
    this.#redriveCount++;
    this.#redriveMs = this.clock.now();
    this.#executionContext = undefined;
    const eventId = this.record("ExecutionRedriven", this.#lastEventId, { redriveCount: this.#redriveCount });
    this.#limitTime();
    this.#main.redrive(eventId);
    this.queue.runSoon();
  }

  /** Writes an event; returns its id. */
  record(type: EventType, previousEventId: number, details?: EventDetails): number {
    if (this.#ended) return this.#lastEventId;
    const id = ++this.#lastEventId;
    this.lastEventMs = this.setting.clock.now();
    if (id === this.setting.maxEvents && !type.startsWith("Execution")) this.#exhaust(id, previousEventId);
    else this.setting.onEvent({ id, previousEventId, type, timeMs: this.lastEventMs, details }, this);
    return id;
  }

  /** Ends the execution with a failure that nothing can catch. */
  fail(failure: StateFailure, previousEventId: number): Step {
    if (this.#ended) return "suspend";
    const ending = endingOf(failure);
    this.record("ExecutionFailed", previousEventId, ending);
    this.#end({ status: "FAILED", ...ending });
    return "suspend";
  }

  /** Ends the execution from outside. */
  stop(error?: string, cause?: string): void {
    if (this.#ended) return;
    const ending = endingOf({ error, cause });
    this.record("ExecutionAborted", 0, ending);
    this.#end({ status: "ABORTED", ...ending });
  }

  /** Gives it up without a word. */
  abandon(): void {
    this.#ended = true;
    this.#timeout?.cancel();
    this.#main.abandon();
  }

  #finish(flow: Flow, result: FlowResult): void {
    if (this.#ended) return;
    if ("failure" in result) {
      this.fail(result.failure, flow.lastEventId);
      return;
    }
    this.record("ExecutionSucceeded", flow.lastEventId, { output: result.output });
    this.#end({ status: "SUCCEEDED", output: result.output });
  }

  #limitTime(): void {
    const { timeoutSeconds } = this.setting;
    if (timeoutSeconds === undefined) return;
    this.#timeout = this.clock.at(this.clock.now() + timeoutSeconds * 1_000, () => this.#timeOut());
  }

  #timeOut(): void {
    if (this.#ended) return;
    this.record("ExecutionTimedOut", 0, { error: "States.Timeout" });
    this.#end({ status: "TIMED_OUT", error: "States.Timeout" });
  }

  /** The last event that there may be is the end. */
  #exhaust(id: number, previousEventId: number): void {
    const cause = `The execution reached the maximum number of history events (${this.setting.maxEvents}).`;
    const details = { error: "States.Runtime", cause };
    this.setting.onEvent({ id, previousEventId, type: "ExecutionFailed", timeMs: this.lastEventMs, details }, this);
    this.#end({ status: "FAILED", ...details });
  }

  #end(result: ExecutionResult): void {
    this.abandon();
    this.setting.onEnd(result);
  }
}
