import type { Json } from "../../../asl/json";
import type { Clock, DecisionQueue, Execution, ExecutionResult, ObjectStore, TaskRunner } from "../../interpreter";
import { type ChildEnd, type ChildNames, type Children, childNames } from "../../interpreter/map/child";
import type { MapRunPlan } from "../../interpreter/map/map-runner";
import { JournalWriteError } from "../../journal";
import type { DurableExecution } from "../durable-execution";
import type { DurableSetting } from "../durable-setting";
import { giveUp } from "../give-up";
import type { DurableRecord, End, Header } from "../record";
import { resumable } from "../resumable";
import { ChildJournal } from "./child-journal";
import type { MapRunLog } from "./map-run-log";

/** The part of an execution's setting that is its own. */
export type ExecutionPart = Pick<DurableSetting, "header" | "machine" | "journal" | "onEnd" | "onStall">;

/** What the children of a Map Run work with. */
export interface ChildrenSetting {
  readonly plan: MapRunPlan;
  readonly log: MapRunLog;
  readonly revision: string;
  readonly queue: DecisionQueue;
  readonly clock: Clock;
  readonly tasks: TaskRunner;
  readonly objects: ObjectStore;
  readonly maxEvents: number;
  /** Makes the execution of a Standard child. */
  execution(part: ExecutionPart): DurableExecution;
  /** The log cannot be written. */
  onStall(error: Error): void;
}

/** A child at work. */
interface Work {
  stop(error?: string, cause?: string): Promise<void>;
  close(): void;
}

type OnEnd = (end: ChildEnd) => void;

const AT_REST: Work = { stop: () => Promise.resolve(), close: () => {} };

/**
 * Children whose results, and histories if they are Standard, are in the log of their Map Run. What the log says of a child
 * holds: one that has ended is not run again, one that was running is taken up again.
 */
export class DurableChildren implements Children {
  readonly #setting: ChildrenSetting;
  readonly #names: (number: number) => ChildNames;
  readonly #running = new Map<number, Work>();
  #ending: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  #isFlushPlanned = false;

  constructor(setting: ChildrenSetting) {
    this.#setting = setting;
    this.#names = childNames(setting.plan.arn, setting.plan.child);
  }

  get running(): number {
    return this.#running.size;
  }

  /** Kept when all children that were given up have ended. */
  get ended(): Promise<unknown> {
    return this.#ending;
  }

  start(number: number, input: Json, onEnd: OnEnd): void {
    const { log, plan } = this.#setting;
    const status = log.table.status(number);
    const isLeft = status === "RUNNING" || status === "PENDING_REDRIVE";
    if (status !== "PENDING" && !isLeft) this.#tellAgain(number, onEnd);
    else if (plan.child.type === "EXPRESS") this.#startExpress(number, input, onEnd);
    else if (isLeft) this.#resume(number, status === "PENDING_REDRIVE", onEnd);
    else this.#startStandard(number, input, onEnd);
  }

  /** Aborts a child. */
  async stop(number: number, error?: string, cause?: string): Promise<void> {
    await this.#running.get(number)?.stop(error, cause);
  }

  abandon(): void {
    const stopping = [...this.#running.values()].map((work) => work.stop());
    this.#ending = Promise.all([this.#ending, ...stopping]);
  }

  /** Leaves all where they are. */
  close(): void {
    this.#isClosed = true;
    for (const work of this.#running.values()) work.close();
    this.#running.clear();
  }

  #tellAgain(number: number, onEnd: OnEnd): void {
    const { log } = this.#setting;
    const { end } = log.lastOf(number) as { readonly end: End };
    this.#running.set(number, AT_REST);
    this.#tell(number, end, () => (log.firstOf(number) as { readonly header: Header }).header, onEnd);
  }

  #startStandard(number: number, input: Json, onEnd: OnEnd): void {
    const header = this.#header(number, input);
    const execution = this.#execution(number, header, this.#setting.plan.itemsOf(input), onEnd);
    this.#attempt(() => execution.start());
  }

  #resume(number: number, isRedriven: boolean, onEnd: OnEnd): void {
    const { log, clock } = this.#setting;
    const { header, turns, events } = resumable(log.unfinished(number) ?? recordsOf(log, number));
    const execution = this.#execution(number, header, log.table.items(number), onEnd);
    execution.resume(turns, events, isRedriven ? { kind: "redrive" } : undefined).catch((error: Error) => {
      if (error instanceof JournalWriteError) return;
      execution.close();
      const journal = new ChildJournal(log, number, log.table.items(number));
      this.#attempt(() => {
        const end = giveUp(journal, events.length, error.message, clock.now());
        this.#tell(number, end, () => header, onEnd);
      });
    });
  }

  #execution(number: number, header: Header, items: number, onEnd: OnEnd): DurableExecution {
    const { log, plan, onStall } = this.#setting;
    const execution = this.#setting.execution({
      header,
      machine: plan.child,
      journal: new ChildJournal(log, number, items),
      onEnd: (end) => this.#tell(number, end, () => header, onEnd),
      onStall,
    });
    const stop: Work["stop"] = (error, cause) => execution.takeNow({ kind: "stop", ...why(error, cause) });
    this.#running.set(number, { stop, close: () => execution.close() });
    return execution;
  }

  #startExpress(number: number, input: Json, onEnd: OnEnd): void {
    const { plan, log, tasks, objects, clock, queue, maxEvents } = this.#setting;
    const header = this.#header(number, input);
    log.add({ child: number, items: plan.itemsOf(input), header });
    const { name, arn } = header;
    const how = { input, name, arn, tasks, objects, clock, queue, maxEvents, history: "stream" } as const;
    const execution: Execution = plan.child.start(how);
    const ended = execution.result.then((result) => this.#endExpress(number, header, result, onEnd));
    const stop: Work["stop"] = (error, cause) => {
      execution.stop(error, cause);
      return ended;
    };
    this.#running.set(number, { stop, close: () => execution.stop() });
  }

  #endExpress(number: number, header: Header, result: ExecutionResult, onEnd: OnEnd): void {
    if (this.#isClosed) return;
    const { log, clock } = this.#setting;
    const end: End = { ...result, stopMs: clock.now() };
    log.add({ child: number, end });
    if (log.isFull) this.#flush();
    else this.#flushSoon();
    this.#tell(number, end, () => header, onEnd);
  }

  #header(number: number, input: Json): Header {
    const { clock, revision } = this.#setting;
    return { ...this.#names(number), input, startMs: clock.now(), revision };
  }

  #tell(number: number, end: End, header: () => Header, onEnd: OnEnd): void {
    const { queue, plan } = this.#setting;
    const { stopMs, ...result } = end;
    const describe = () => {
      const { arn, name, input, startMs } = header();
      return { arn, name, input, startMs, stopMs, stateMachineArn: plan.child.arn, result };
    };
    queue.post(() => {
      if (this.#running.delete(number)) onEnd({ result, describe });
    });
    queue.runSoon();
  }

  /** Express children end by the thousand: what ended at about the same time is written together. */
  #flushSoon(): void {
    if (this.#isFlushPlanned) return;
    this.#isFlushPlanned = true;
    setImmediate(() => {
      this.#isFlushPlanned = false;
      if (!this.#isClosed) this.#flush();
    });
  }

  #flush(): void {
    this.#attempt(() => this.#setting.log.flush());
  }

  #attempt(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#setting.onStall(error as Error);
    }
  }
}

function recordsOf(log: MapRunLog, child: number): readonly DurableRecord[] {
  return Array.from(log.entries(child), ({ record }) => record as unknown as DurableRecord);
}

function why(error: string | undefined, cause: string | undefined) {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}
