import type { Json } from "../../../asl/json";
import { QUOTAS } from "../../../asl/quotas";
import type { Clock } from "../clock";
import type { DecisionQueue } from "../decision-queue";
import { toleranceExceeded } from "../failure";
import type { ObjectStore } from "../object-store";
import type { ChildEnd, Children } from "./child";
import { HeldOutputs } from "./held-outputs";
import type { InputSource, MapRunListener, MapRunPlan } from "./map-runner";
import { flattened, ResultFiles, transformed } from "./result-writer";
import { isExceeded, type Tolerance } from "./tolerance";

/** What a Map Run works with. */
export interface MapRunSetting {
  readonly children: Children;
  readonly queue: DecisionQueue;
  readonly clock: Clock;
  readonly objects: ObjectStore;
  readonly listener: MapRunListener;
}

/** Children that end at once need not all be there at once: so many are started before these get their turn. */
const STARTED_TOGETHER = 64;

/** What may be changed while it runs. */
export interface MapRunLimits {
  /** 0 for as many as there may be. */
  readonly maxConcurrency: number;
  readonly tolerance: Tolerance;
}

/** The children of a distributed Map: each an execution with a history of its own, so many at a time. */
export class MapRun {
  readonly #plan: MapRunPlan;
  readonly #setting: MapRunSetting;
  readonly #source: InputSource;
  readonly #outputs = new HeldOutputs();
  readonly #files: ResultFiles | undefined;
  #limits: MapRunLimits;
  #started = 0;
  #itemsTaken = 0;
  #itemsFailed = 0;
  #reading: Promise<IteratorResult<Json>> | undefined;
  #isExhausted = false;
  #isStarting = false;
  #isOver = false;

  constructor(plan: MapRunPlan, setting: MapRunSetting, limits: MapRunLimits = plan) {
    this.#plan = plan;
    this.#setting = setting;
    this.#limits = limits;
    this.#source = plan.open();
    this.#files = plan.writer && new ResultFiles(plan.writer, setting.objects);
  }

  /** Starts as many children as there may be. */
  start(): void {
    for (let left = STARTED_TOGETHER; left > 0 && this.#mayStart(); left--) this.#read();
    if (this.#mayStart()) this.#startSoon();
    if (this.#isExhausted && this.#setting.children.running === 0) this.#finish();
  }

  #mayStart(): boolean {
    const isReady = !this.#isOver && !this.#isExhausted && this.#reading === undefined;
    return isReady && this.#setting.children.running < concurrencyOf(this.#limits);
  }

  /** Starts more when those that are there have had their turn. */
  #startSoon(): void {
    if (this.#isStarting) return;
    this.#isStarting = true;
    this.#setting.queue.post(() => {
      this.#isStarting = false;
      this.start();
    });
    this.#setting.queue.runSoon();
  }

  /** Changes what it keeps to from here on. */
  limit(limits: MapRunLimits): void {
    this.#limits = limits;
    if (this.#isOver) return;
    if (this.#isTooMuch()) this.#exceed();
    else this.start();
  }

  /** Gives all children up. */
  abandon(): void {
    this.#isOver = true;
    this.#setting.children.abandon();
    this.#source.close?.();
    this.#files?.discard();
  }

  #read(): void {
    try {
      const read = this.#source.next();
      if (read instanceof Promise) this.#expect(read);
      else this.#take(read);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  #expect(read: Promise<IteratorResult<Json>>): void {
    this.#reading = read;
    this.#wait(read, (item) => {
      if (this.#isOver) return;
      this.#reading = undefined;
      this.#take(item);
      this.start();
    });
  }

  #take(item: IteratorResult<Json>): void {
    if (item.done) {
      this.#isExhausted = true;
      return;
    }
    const number = this.#started++;
    const items = this.#plan.itemsOf(item.value);
    this.#itemsTaken += items;
    this.#setting.children.start(number, item.value, (end) => this.#ended(number, items, end));
  }

  #ended(number: number, items: number, end: ChildEnd): void {
    if (this.#isOver) return;
    const { result } = end;
    if (result.status !== "SUCCEEDED") this.#itemsFailed += items;
    if (this.#files !== undefined) this.#files.add(end.describe());
    else if (result.status === "SUCCEEDED" && !this.#plan.discardsOutputs) {
      this.#outputs.add(number, this.#outputOf(end, result.output));
    }
    if (this.#isTooMuch()) this.#exceed();
    else this.#startSoon();
  }

  #isTooMuch(): boolean {
    const known = this.#isExhausted ? this.#itemsTaken : this.#source.items;
    return isExceeded(this.#limits.tolerance, this.#itemsFailed, known);
  }

  #outputOf(end: ChildEnd, output: Json): Json {
    const { writerConfig } = this.#plan;
    return writerConfig?.Transformation === "NONE" ? transformed(end.describe(), writerConfig) : output;
  }

  #finish(): void {
    if (this.#isOver) return;
    if (this.#isTooMuch()) this.#exceed();
    else this.#conclude();
  }

  #conclude(): void {
    const { listener } = this.#setting;
    this.#isOver = true;
    if (this.#files !== undefined) {
      this.#wait(this.#files.finish(), (result) => listener.onResult(result));
      return;
    }
    const outputs = this.#outputs.result;
    const isFlat = this.#plan.writerConfig?.Transformation === "FLATTEN";
    listener.onResult(isFlat && outputs !== undefined ? flattened(outputs) : outputs);
  }

  /** The results so far are still written, and what was not begun. */
  #exceed(): void {
    const files = this.#files;
    if (files === undefined) {
      this.#fail(toleranceExceeded());
      return;
    }
    this.#isOver = true;
    this.#setting.children.abandon();
    this.#wait(this.#writeRest(files), () => this.#setting.listener.onFailure(toleranceExceeded()));
  }

  async #writeRest(files: ResultFiles): Promise<void> {
    let read = await (this.#reading ?? this.#source.next());
    for (; !read.done; read = await this.#source.next()) files.addPending(read.value);
    await files.finish();
  }

  #fail(thrown: unknown): void {
    if (this.#isOver) return;
    this.abandon();
    this.#setting.listener.onFailure(thrown);
  }

  /** Reading and writing may still fail when all else is over. */
  #giveUp(reason: unknown): void {
    this.abandon();
    this.#setting.listener.onFailure(reason);
  }

  /** Goes on when a promise is kept, in the order of decisions. */
  #wait<T>(promise: Promise<T>, next: (value: T) => void): void {
    const { queue, clock } = this.#setting;
    const release = clock.hold();
    const go = (decision: () => void) => {
      queue.post(decision);
      queue.runSoon();
      release();
    };
    promise.then(
      (value) => go(() => next(value)),
      (reason: unknown) => go(() => this.#giveUp(reason)),
    );
  }
}

function concurrencyOf({ maxConcurrency }: MapRunLimits): number {
  const most = QUOTAS.distributedMapConcurrency;
  return maxConcurrency > 0 ? Math.min(maxConcurrency, most) : most;
}
