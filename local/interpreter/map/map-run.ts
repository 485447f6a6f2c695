import type { ResultWriter } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import { toleranceExceeded } from "../failure";
import { EXPRESS_TIMEOUT_SECONDS, type Machine } from "../machine-facts";
import type { ScopeProgram } from "../program";
import { type ExecutionResult, Run, type RunSetting } from "../run";
import { type EndedChild, flattened, ResultFiles, transformed, type WriterPlan } from "./result-writer";
import { isExceeded, type Tolerance } from "./tolerance";

/** Gives the inputs of the children, as they are asked for. */
export interface InputSource {
  next(): IteratorResult<Json> | Promise<IteratorResult<Json>>;
  /** How many there will be, where that is known. */
  readonly total?: number;
}

/** What a Map Run is to do. */
export interface MapRunPlan {
  readonly arn: string;
  readonly machine: Machine;
  readonly scope: ScopeProgram;
  readonly source: InputSource;
  readonly concurrency: number;
  readonly tolerance: Tolerance;
  readonly writerConfig: ResultWriter["WriterConfig"];
  readonly writer: WriterPlan | undefined;
  readonly onResult: (result: Json) => void;
  readonly onFailure: (thrown: unknown) => void;
}

/** The children of a distributed Map: each an execution with a history of its own, so many at a time. */
export class MapRun {
  readonly #plan: MapRunPlan;
  readonly #setting: RunSetting;
  readonly #running = new Set<Run>();
  readonly #outputs: Json[] = [];
  readonly #files: ResultFiles | undefined;
  #started = 0;
  #failed = 0;
  #isReading = false;
  #isExhausted = false;
  #isOver = false;

  constructor(plan: MapRunPlan, setting: RunSetting) {
    this.#plan = plan;
    this.#setting = setting;
    this.#files = plan.writer && new ResultFiles(plan.writer, setting.objects);
  }

  /** Starts as many children as there may be. */
  start(): void {
    while (!this.#isOver && !this.#isExhausted && !this.#isReading && this.#running.size < this.#plan.concurrency) {
      this.#read();
    }
    if (this.#isExhausted && this.#running.size === 0) this.#finish();
  }

  /** Gives all children up. */
  abandon(): void {
    this.#isOver = true;
    for (const child of this.#running) child.abandon();
    this.#running.clear();
  }

  #read(): void {
    try {
      const read = this.#plan.source.next();
      if (read instanceof Promise) this.#expect(read);
      else this.#take(read);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  #expect(read: Promise<IteratorResult<Json>>): void {
    this.#isReading = true;
    this.#wait(read, (item) => {
      this.#isReading = false;
      this.#take(item);
      this.start();
    });
  }

  #take(item: IteratorResult<Json>): void {
    if (item.done) this.#isExhausted = true;
    else this.#startChild(item.value);
  }

  #startChild(input: Json): void {
    const { machine, scope } = this.#plan;
    const index = this.#started++;
    const name = this.#setting.randomness.uuid();
    const kind = machine.type === "EXPRESS" ? "express" : "execution";
    const arn = `${machine.arn.replace(":stateMachine:", `:${kind}:`)}:${name}`;
    const child: Run = new Run({
      ...this.#setting,
      machine,
      scope,
      input,
      name,
      arn,
      variables: {},
      timeoutSeconds: machine.type === "EXPRESS" ? EXPRESS_TIMEOUT_SECONDS : undefined,
      onEvent: this.#setting.onChildEvent,
      onEnd: (result) => this.#ended(child, index, result),
    });
    this.#running.add(child);
    child.start();
  }

  #ended(child: Run, index: number, result: ExecutionResult): void {
    if (this.#isOver) return;
    this.#running.delete(child);
    if (result.status !== "SUCCEEDED") this.#failed++;
    if (this.#files !== undefined) this.#files.add(this.#describe(child, result));
    else if (result.status === "SUCCEEDED") this.#outputs[index] = this.#outputOf(child, result);
    if (this.#isTooMuch()) this.#fail(toleranceExceeded());
    else this.start();
  }

  #isTooMuch(): boolean {
    const known = this.#isExhausted ? this.#started : this.#plan.source.total;
    return isExceeded(this.#plan.tolerance, this.#failed, known);
  }

  #outputOf(child: Run, result: Extract<ExecutionResult, { status: "SUCCEEDED" }>): Json {
    const { writerConfig } = this.#plan;
    return writerConfig?.Transformation === "NONE"
      ? transformed(this.#describe(child, result), writerConfig)
      : result.output;
  }

  #describe({ setting, startMs }: Run, result: ExecutionResult): EndedChild {
    const { arn, name, input, machine, clock } = setting;
    return { arn, name, input, startMs, stopMs: clock.now(), stateMachineArn: machine.arn, result };
  }

  #finish(): void {
    if (this.#isOver) return;
    if (this.#isTooMuch()) this.#fail(toleranceExceeded());
    else this.#conclude();
  }

  #conclude(): void {
    this.#isOver = true;
    if (this.#files !== undefined) {
      this.#wait(this.#files.finish(), this.#plan.onResult);
      return;
    }
    // A child that failed and was tolerated has left a hole.
    const outputs = this.#outputs.filter((output) => output !== undefined);
    this.#plan.onResult(this.#plan.writerConfig?.Transformation === "FLATTEN" ? flattened(outputs) : outputs);
  }

  #fail(thrown: unknown): void {
    if (this.#isOver) return;
    this.abandon();
    this.#plan.onFailure(thrown);
  }

  /** Reading and writing may still fail when all else is over. */
  #giveUp(reason: unknown): void {
    this.abandon();
    this.#plan.onFailure(reason);
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
