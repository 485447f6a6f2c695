import { existsSync, rmSync } from "node:fs";
import {
  type DurableExecution,
  type End,
  type ExecutionPart,
  giveUp,
  type Header,
  JournalWriter,
  type ResumableJournal,
  type Stimulus,
} from "../durable";
import type { Clock, StateMachine } from "../interpreter";
import { JournalWriteError, type Report } from "../journal";
import type { ExecutionIndex, ExecutionSummary } from "./execution-index";
import { readForResume } from "./read-for-resume";

/** How long an execution whose journal cannot be written rests before it is taken up again. */
const RETRY_MS = 5_000;

/** What running executions work with. */
export interface RunningSetting {
  readonly clock: Clock;
  readonly report: Report;
  index(machine: string): ExecutionIndex;
  machine(revision: string): StateMachine;
  /** Makes an execution. */
  execution(part: ExecutionPart): DurableExecution;
  /** Hears of every execution that has ended, by the name of its machine. */
  onEnded(machine: string): void;
}

/** The executions that run. */
export class RunningExecutions {
  readonly #setting: RunningSetting;
  readonly #running = new Map<string, DurableExecution>();
  readonly #awaited = new Map<string, ((end: End) => void)[]>();
  /** Why executions rest whose journals cannot be written. */
  readonly #resting = new Map<string, Error>();
  /** Why any of them do, as it was told. */
  readonly #told = new Set<string>();
  readonly #retries = new Set<{ cancel(): void }>();
  #isClosed = false;

  constructor(setting: RunningSetting) {
    this.#setting = setting;
  }

  get(arn: string): DurableExecution | undefined {
    return this.#running.get(arn);
  }

  /** Calls back when a running execution has ended. */
  whenEnded(arn: string, callback: (end: End) => void): void {
    this.#awaited.set(arn, [...(this.#awaited.get(arn) ?? []), callback]);
  }

  /** @throws JournalWriteError, and then nothing has happened */
  launch(machine: string, header: Header): void {
    const execution = this.#execution(machine, header);
    this.#running.set(header.arn, execution);
    try {
      execution.start();
    } catch (error) {
      this.#running.delete(header.arn);
      // Its first lines may have found room.
      rmSync(this.#setting.index(machine).journal(header), { force: true });
      throw error;
    }
  }

  /** Goes on with an execution whose journal ends while it runs; later, if that cannot be written now. */
  async resume(machine: string, summary: ExecutionSummary): Promise<void> {
    const before = this.#resting.get(summary.arn);
    const isAsBefore = () => this.#resting.get(summary.arn) === before;
    try {
      await this.#resume(machine, summary);
      if (isAsBefore()) this.#wake(summary.arn);
    } catch (error) {
      if (isAsBefore()) this.#rest(machine, summary.arn, error as Error);
    }
  }

  /**
   * Goes on with what a journal says.
   *
   * @param stimulus what it goes on with, if it has ended
   * @throws JournalWriteError
   */
  async replay(machine: string, journal: ResumableJournal, stimulus?: Stimulus): Promise<void> {
    const { header, turns, events } = journal;
    try {
      const execution = this.#execution(machine, header);
      this.#running.set(header.arn, execution);
      await execution.resume(turns, events, stimulus);
    } catch (error) {
      this.#running.get(header.arn)?.close();
      this.#running.delete(header.arn);
      if (error instanceof JournalWriteError) throw error;
      this.#giveUp(machine, journal, (error as Error).message);
    }
  }

  /** Aborts an execution, if it runs. @throws JournalWriteError */
  async stop(arn: string, error?: string, cause?: string): Promise<void> {
    const resting = this.#resting.get(arn);
    if (resting !== undefined) throw resting;
    const why = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
    await this.#running.get(arn)?.takeNow({ kind: "stop", ...why });
  }

  /** Leaves all where they are, to be taken up again. */
  close(): void {
    this.#isClosed = true;
    for (const retry of this.#retries) retry.cancel();
    for (const execution of this.#running.values()) execution.close();
    this.#running.clear();
  }

  #execution(machine: string, header: Header): DurableExecution {
    const { index, machine: compiled, execution } = this.#setting;
    return execution({
      header,
      machine: compiled(header.revision),
      journal: new JournalWriter(index(machine).journal(header)),
      onEnd: (end) => this.#ended(machine, header.arn, end),
      onStall: (error) => this.#rest(machine, header.arn, error),
    });
  }

  async #resume(machine: string, summary: ExecutionSummary): Promise<void> {
    const { index, report } = this.#setting;
    const path = index(machine).journal(summary);
    const journal = existsSync(path) ? readForResume(path, report) : undefined;
    if (journal === undefined) index(machine).forget(summary.arn);
    else if (journal.end !== undefined) this.#ended(machine, summary.arn, journal.end);
    else if (!this.#isClosed) {
      // Or else its tasks would be performed again and again, for nothing.
      if (this.#resting.has(summary.arn)) this.#proveWritable(path);
      await this.replay(machine, journal);
    }
  }

  #proveWritable(path: string): void {
    const journal = new JournalWriter(path);
    journal.add({ resumed: { atMs: this.#setting.clock.now() } });
    journal.flush();
  }

  #ended(machine: string, arn: string, end: End): void {
    this.#running.delete(arn);
    this.#setting.index(machine).ended(arn, end);
    const awaited = this.#awaited.get(arn) ?? [];
    this.#awaited.delete(arn);
    for (const callback of awaited) callback(end);
    this.#setting.onEnded(machine);
  }

  /** The journal says where it was; from there it goes on when there is room again. Each reason is told once. */
  #rest(machine: string, arn: string, error: Error): void {
    const { clock, report, index } = this.#setting;
    this.#running.delete(arn);
    const reason = error instanceof JournalWriteError ? error.reason : error.message;
    if (!this.#told.has(reason)) {
      report(`${error.message} The execution ${arn} rests until that is possible, and others like it.`);
    }
    this.#told.add(reason);
    this.#resting.set(arn, error);
    const retry = clock.at(clock.now() + RETRY_MS, () => {
      this.#retries.delete(retry);
      const summary = index(machine).get(arn);
      if (summary !== undefined) void this.resume(machine, summary);
    });
    this.#retries.add(retry);
  }

  #wake(arn: string): void {
    this.#resting.delete(arn);
    if (this.#resting.size === 0) this.#told.clear();
  }

  #giveUp(machine: string, { header, events }: ResumableJournal, message: string): void {
    const { report, index, clock } = this.#setting;
    report(`${header.arn} has failed: ${message}`);
    try {
      const journal = new JournalWriter(index(machine).journal(header));
      this.#ended(machine, header.arn, giveUp(journal, events.length, message, clock.now()));
    } catch (error) {
      report((error as Error).message);
    }
  }
}
