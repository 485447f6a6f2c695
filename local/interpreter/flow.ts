import type { Json, JsonObject } from "../../asl/json";
import type { InnerFlows } from "./composite";
import { contextObject, type MapItem } from "./context";
import type { EventDetails, EventType } from "./event";
import { asFailure, dataLimitExceeded, type Place, runtimeError, type StateFailure } from "./failure";
import { type Handover, recordEvaluation, retryOrCatch } from "./guard";
import { exceedsPayloadLimit } from "./payload-size";
import type { ScopeProgram, StateProgram, Step } from "./program";
import type { Run } from "./run";

/** The variables a flow can see. Assigning makes a new record, so flows share what they have in common. */
export type Variables = { readonly [name: string]: Json };

/** How a flow ended. */
export type FlowResult = { readonly output: Json } | { readonly failure: StateFailure };

/** What a flow starts from. */
export interface FlowStart {
  readonly scope: ScopeProgram;
  readonly input: Json;
  readonly variables: Variables;
  /** The event that the flow's first event points back to. */
  readonly eventId: number;
  readonly mapItem?: MapItem;
  readonly onEnd: (flow: Flow, result: FlowResult) => void;
}

/** One thread of control: the machine's own, a branch of a Parallel, an iteration of a Map. */
export class Flow implements Place {
  readonly run: Run;
  readonly scope: ScopeProgram;
  readonly mapItem: MapItem | undefined;
  readonly #onEnd: FlowStart["onEnd"];
  #state: StateProgram;
  #context: JsonObject | undefined;
  #abandon: (() => void) | undefined;
  #ended = false;
  #succeeded = false;

  /** The raw input of the current state. */
  input: Json;
  variables: Variables;
  /** The event that the next one points back to. */
  lastEventId: number;
  /** The event that set off what the flow is doing now. */
  decisionEventId: number;
  enteredEventId = 0;
  enteredMs = 0;
  /** Retries of the current state so far, in all and by retrier. */
  retryCount = 0;
  retriesByRetrier: number[] = [];
  taskToken: string | undefined;
  /** The flows inside of the current state, if it is a Parallel or Map at work. */
  inner: InnerFlows | undefined;

  constructor(run: Run, start: FlowStart) {
    this.run = run;
    this.scope = start.scope;
    this.mapItem = start.mapItem;
    this.#onEnd = start.onEnd;
    this.#state = stateNamed(start.scope, start.scope.startAt);
    this.input = start.input;
    this.variables = start.variables;
    this.lastEventId = start.eventId;
    this.decisionEventId = start.eventId;
  }

  get state(): StateProgram {
    return this.#state;
  }

  get stateName(): string {
    return this.#state.name;
  }

  get ended(): boolean {
    return this.#ended;
  }

  get succeeded(): boolean {
    return this.#succeeded;
  }

  /** The context object as expressions of the current state see it. */
  get context(): JsonObject {
    this.#context ??= contextObject(this);
    return this.#context;
  }

  /** Puts the flow in line to enter its first state. */
  start(): void {
    this.run.queue.post(() => this.#advance(this.#enter));
  }

  /** Puts the flow in line to go on with what it waited for. */
  resume(step: () => Step): void {
    this.run.queue.post(() => {
      this.decisionEventId = this.lastEventId;
      this.#advance(step);
    });
    this.run.queue.runSoon();
  }

  /** Waits for what others work on. */
  await<T>(value: Promise<T>, next: (value: T) => Step): Step {
    const release = this.run.clock.hold();
    const fail = (reason: unknown) => () => {
      throw reason;
    };
    value
      .then(
        (ready) => this.resume(() => next(ready)),
        (reason: unknown) => this.resume(fail(reason)),
      )
      .finally(release);
    return "suspend";
  }

  /** Suspends the flow; `abandon` gives up what it waits for, should the flow be aborted. */
  suspend(abandon: () => void): Step {
    this.#abandon = abandon;
    return "suspend";
  }

  /** Records an event that the flow's next event points back to. */
  emit(type: EventType, details?: EventDetails): number {
    this.lastEventId = this.run.record(type, this.lastEventId, details);
    return this.lastEventId;
  }

  /** Records that the flow entered its current state. */
  entered(type: EventType): void {
    this.enteredEventId = this.emit(type, { name: this.#state.name, input: this.input });
    this.enteredMs = this.run.lastEventMs;
  }

  /** Leaves the state for `next`, or ends the flow. */
  exit(type: EventType, next: string | undefined, { output, assigned }: Handover): Step {
    const { name } = this.#state;
    if (output !== this.input && exceedsPayloadLimit(output)) throw dataLimitExceeded(name);
    this.emit(type, assigned ? { name, output, assignedVariables: assigned } : { name, output });
    if (assigned) this.variables = { ...this.variables, ...assigned };
    if (next === undefined) return this.end({ output });
    return this.goTo(next, output);
  }

  goTo(next: string, input: Json): Step {
    this.#state = stateNamed(this.scope, next);
    this.input = input;
    this.#context = undefined;
    if (this.retryCount > 0) this.retriesByRetrier = [];
    this.retryCount = 0;
    this.taskToken = undefined;
    this.inner = undefined;
    return "advance";
  }

  /** Does the state's work once more. */
  retry(): void {
    this.retryCount++;
    this.#context = undefined;
    this.taskToken = undefined;
    this.resume(() => this.#state.retry?.(this) ?? "suspend");
  }

  /** Takes up the work of the state again in which it ended: that of the flows inside, or else the state's own. */
  redrive(causeEventId: number): void {
    this.#ended = false;
    this.lastEventId = causeEventId;
    this.retryCount = 0;
    this.retriesByRetrier = [];
    this.#context = undefined;
    this.taskToken = undefined;
    if (this.inner?.redrive(causeEventId)) return;
    const { retry } = this.#state;
    if (retry === undefined || this.enteredEventId === 0) this.start();
    else this.run.queue.post(() => this.#advance(() => retry(this)));
  }

  /** Gives the task about to start a token: expressions see it, and whoever holds it can complete the task. */
  giveToken(): void {
    const { randomness } = this.run;
    this.taskToken = Buffer.from(`${randomness.uuid()}${randomness.uuid()}`).toString("base64url");
    this.#context = undefined;
  }

  end(result: FlowResult): Step {
    this.#ended = true;
    this.#succeeded = "output" in result;
    this.#onEnd(this, result);
    return "suspend";
  }

  /** Gives the flow up from outside, without a word to the history. */
  abandon(): void {
    this.#ended = true;
    this.#abandon?.();
    this.#abandon = undefined;
  }

  /** An arrow function, to be passed on without a new closure for each state. */
  readonly #enter = (): Step => {
    this.decisionEventId = this.lastEventId;
    return this.#state.enter(this, this.input);
  };

  #advance(first: () => Step): void {
    if (this.#ended || this.run.ended) return;
    this.#abandon = undefined;
    let step = this.#attempt(first);
    while (step === "advance") {
      if (this.run.ended) return;
      if (this.run.queue.isTired()) {
        this.start();
        return;
      }
      step = this.#attempt(this.#enter);
    }
  }

  #attempt(step: () => Step): Step {
    try {
      return step();
    } catch (thrown) {
      return this.#recover(asFailure(thrown, this));
    }
  }

  #recover(failure: StateFailure): Step {
    try {
      return retryOrCatch(this, failure);
    } catch (thrown) {
      return this.end({ failure: recordEvaluation(this, asFailure(thrown, this)) });
    }
  }
}

function stateNamed(scope: ScopeProgram, name: string): StateProgram {
  const state = scope.states.get(name);
  if (state === undefined) throw runtimeError({ stateName: name, enteredEventId: 0 }, `There is no state '${name}'.`);
  return state;
}
