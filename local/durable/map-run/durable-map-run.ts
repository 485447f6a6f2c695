import type { Json } from "../../../asl/json";
import { DecisionQueue } from "../../interpreter";
import { StateFailure } from "../../interpreter/failure";
import { MapRun, type MapRunLimits } from "../../interpreter/map/map-run";
import type { InputSource, MapRunPlan } from "../../interpreter/map/map-runner";
import type { MapRunOutcome } from "../record";
import type { OpenMapRun } from "../turn-map-runs";
import { abortMapRun } from "./abort-map-run";
import { type ChildrenSetting, DurableChildren } from "./durable-children";
import type { MapRunLog } from "./map-run-log";
import type { MapRunClosing } from "./map-run-record";

/** What a Map Run works with. */
export interface DurableMapRunSetting
  extends Pick<
    ChildrenSetting,
    "plan" | "log" | "revision" | "clock" | "tasks" | "objects" | "maxEvents" | "execution"
  > {
  readonly executionArn: string;
  /** How often it has been redriven, this time included. */
  readonly redrives: number;
  readonly onOutcome: (outcome: MapRunOutcome) => void;
  /** It is not at work any more, whatever comes of it. */
  readonly onOver: () => void;
  /** Its log cannot be written: nothing more happens until it is opened again. */
  readonly onStall: (error: Error) => void;
}

/** As many children as are started or heard of before others have their turn. */
const CHILDREN_AT_ONCE = 500;

/** A Map Run whose log says all that is needed to take it up again. */
export class DurableMapRun implements OpenMapRun {
  readonly #setting: DurableMapRunSetting;
  readonly #queue = new DecisionQueue(CHILDREN_AT_ONCE);
  readonly #children: DurableChildren;
  readonly #mapRun: MapRun;
  #isOver = false;

  /** @throws JournalWriteError */
  constructor(setting: DurableMapRunSetting) {
    this.#setting = setting;
    this.#begin();
    const { plan, log, clock, objects } = setting;
    const queue = this.#queue;
    this.#children = new DurableChildren({ ...setting, queue, onStall: (error) => this.#stall(error) });
    const listener = {
      onResult: (result?: Json) => void this.#end("SUCCEEDED", { succeeded: result === undefined ? {} : { result } }),
      onFailure: (thrown: unknown) => void this.#end("FAILED", outcomeOf(thrown)),
    };
    const counted = { ...plan, open: () => countItems(plan, log) };
    this.#mapRun = new MapRun(
      counted,
      { children: this.#children, queue, clock, objects, listener },
      log.summary.limits,
    );
    queue.post(() => this.#mapRun.start());
    queue.runSoon();
  }

  get log(): MapRunLog {
    return this.#setting.log;
  }

  /** Keeps to other limits from here on. @throws JournalWriteError */
  limit(limits: MapRunLimits): void {
    this.log.add({ limits });
    this.log.flush();
    this.#queue.post(() => this.#mapRun.limit(limits));
    this.#queue.runSoon();
  }

  /** Aborts a child. */
  stopChild(number: number, error?: string, cause?: string): Promise<void> {
    return this.#children.stop(number, error, cause);
  }

  stop(): void {
    if (this.#isOver) return;
    this.#mapRun.abandon();
    void this.#end("ABORTED");
  }

  close(): void {
    this.#isOver = true;
    this.#children.close();
    this.#attemptFlush();
    this.#setting.onOver();
  }

  #begin(): void {
    const { log, plan, redrives, executionArn, revision, clock } = this.#setting;
    const { arn, child, maxConcurrency, tolerance } = plan;
    if (log.header === undefined) {
      const facts = { arn, executionArn, machineArn: child.arn, type: child.type, revision, startMs: clock.now() };
      const writesResults = plan.writer !== undefined;
      log.add({ mapRun: { ...facts, limits: { maxConcurrency, tolerance }, writesResults } });
    } else {
      // Nothing is to be done whose result could not be written.
      log.add({ limits: log.summary.limits });
    }
    if (log.summary.redriveCount < redrives && log.closing === undefined) abortMapRun(log, clock.now());
    while (log.summary.redriveCount < redrives) log.add({ redriven: { atMs: clock.now() } });
    log.flush();
  }

  /** Writes the end when all children have theirs. */
  async #end(status: MapRunClosing["status"], outcome?: MapRunOutcome): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    await this.#children.ended;
    const { log, clock, onOver, onOutcome } = this.#setting;
    try {
      log.add({ closed: { status, stopMs: clock.now(), summary: log.summary } });
      log.flush();
    } catch (error) {
      this.#setting.onStall(error as Error);
      return;
    }
    onOver();
    if (outcome !== undefined) onOutcome(outcome);
  }

  #stall(error: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#children.close();
    this.#setting.onStall(error);
  }

  /** What cannot be written now is done again when it is opened again. */
  #attemptFlush(): void {
    try {
      this.log.flush();
    } catch {
      // The log is as it would be had the process ended.
    }
  }
}

function outcomeOf(thrown: unknown): MapRunOutcome {
  if (!(thrown instanceof StateFailure)) return { message: thrown instanceof Error ? thrown.message : String(thrown) };
  const { error, cause, traits } = thrown;
  return { failure: { error, cause, traits } };
}

/** The source of a plan, which tells the log how much there is. */
function countItems(plan: MapRunPlan, log: MapRunLog): InputSource {
  const source = plan.open();
  log.expect(source);
  let items = 0;
  let executions = 0;
  const count = (input: IteratorResult<Json>): IteratorResult<Json> => {
    if (input.done) log.expect({ items, executions });
    else {
      items += plan.itemsOf(input.value);
      executions++;
    }
    return input;
  };
  const next = () => {
    const read = source.next();
    return read instanceof Promise ? read.then(count) : count(read);
  };
  return { ...source, next };
}
