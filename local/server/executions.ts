import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../../asl/json";
import { QUOTAS } from "../../asl/quotas";
import { fileNameOf } from "../aws/s3/file-name";
import {
  DurableExecution,
  type End,
  type ExecutionPart,
  giveUp,
  type Header,
  JournalWriter,
  type ResumableJournal,
  type Stimulus,
} from "../durable";
import { type Clock, realClock } from "../interpreter";
import { executionArn, expressArn, parseArn } from "./arn";
import { refusals } from "./errors";
import { notRedrivable } from "./execution-data";
import { ExecutionIndex, type ExecutionSummary } from "./execution-index";
import type { ExecutionsSetting, Outside, StartRequest } from "./executions-setting";
import { type KeptExecution, keptIn } from "./kept-execution";
import type { Revision } from "./machine-record";
import { MapRunDirectory } from "./map-run-directory";
import { readForResume } from "./read-for-resume";
import { TokenDirectory } from "./token-directory";

/** How long an execution whose journal cannot be written rests before it is taken up again. */
const RETRY_MS = 5_000;

/** All executions: those that run, in memory, and the journals of all others. */
export class Executions {
  readonly tokens = new TokenDirectory();
  readonly mapRuns: MapRunDirectory;
  readonly #setting: ExecutionsSetting;
  readonly #clock: Clock;
  readonly #indexes = new Map<string, ExecutionIndex>();
  readonly #running = new Map<string, DurableExecution>();
  readonly #awaited = new Map<string, ((end: End) => void)[]>();
  readonly #retries = new Set<{ cancel(): void }>();
  #outside: Outside | undefined;
  #isClosed = false;

  constructor(setting: ExecutionsSetting) {
    this.#setting = setting;
    this.#clock = setting.clock ?? realClock;
    const { folder, report } = setting;
    this.mapRuns = new MapRunDirectory({
      folder,
      report,
      clock: this.#clock,
      maxEvents: QUOTAS.historyEvents,
      outside: () => this.#outside as Outside,
      execution: (part) => this.#execution(part),
    });
  }

  /** Takes up again what was running when the process ended. */
  async begin(outside: Outside, machines: readonly string[]): Promise<void> {
    this.#outside = outside;
    for (const machine of machines) {
      for (const summary of this.#index(machine).all()) {
        if (summary.status === "RUNNING") await this.#resume(machine, summary);
      }
    }
  }

  /** Leaves everything where it is, to be taken up again. */
  close(): void {
    this.#isClosed = true;
    for (const retry of this.#retries) retry.cancel();
    for (const execution of this.#running.values()) execution.close();
    this.#running.clear();
    this.mapRuns.close();
  }

  now(): number {
    return this.#clock.now();
  }

  /**
   * Starts an execution; the same again if one of that name and input is running.
   *
   * @throws AwsError ExecutionAlreadyExists
   */
  start(request: StartRequest): ExecutionSummary {
    const { revision, input, name = randomUUID() } = request;
    const isExpress = revision.type === "EXPRESS";
    const arn = isExpress ? expressArn(revision.name, name, randomUUID()) : executionArn(revision.name, name);
    const index = this.#index(revision.name);
    const existing = index.get(arn);
    if (existing !== undefined) return this.#again(existing, input);
    const startMs = this.now();
    const { versionArn, aliasArn, traceHeader, startedBy } = request;
    index.started({ arn, name, startMs, ...(versionArn && { versionArn }), ...(aliasArn && { aliasArn }) });
    const about = { ...(traceHeader !== undefined && { traceHeader }), ...(startedBy !== undefined && { startedBy }) };
    this.#launch(revision.name, { arn, name, input, startMs, revision: revision.id, ...about });
    return index.get(arn) as ExecutionSummary;
  }

  /** @throws AwsError ExecutionDoesNotExist */
  find(arn: string): { readonly summary: ExecutionSummary; readonly journal: string } {
    const { name: machine } = parseArn(arn, ["execution", "express"]);
    if (machine.includes("/")) throw refusals.noExecution(arn);
    const index = this.#index(machine);
    const summary = index.get(arn);
    if (summary === undefined) throw refusals.noExecution(arn);
    return { summary, journal: index.journal(summary) };
  }

  /** Any execution, children of distributed Maps among them. @throws AwsError ExecutionDoesNotExist */
  kept(arn: string): KeptExecution {
    const parsed = parseArn(arn, ["execution", "express"]);
    const child = parsed.name.includes("/") ? this.mapRuns.child(parsed) : undefined;
    if (child !== undefined) return child;
    const { summary, journal } = this.find(arn);
    return keptIn(journal, summary);
  }

  /** The execution of a Standard machine with this name, if there is one. */
  lookUp({ name: machine, type }: Revision, name: string): ExecutionSummary | undefined {
    return type === "STANDARD" ? this.#index(machine).get(executionArn(machine, name)) : undefined;
  }

  running(arn: string): DurableExecution | undefined {
    return this.#running.get(arn);
  }

  /** The executions of a machine, oldest first. */
  of(machine: string): readonly ExecutionSummary[] {
    return this.#index(machine).all();
  }

  hasRunning(machine: string): boolean {
    return this.of(machine).some(({ status }) => status === "RUNNING");
  }

  /** Aborts an execution, if it runs. @throws AwsError ExecutionDoesNotExist */
  async stop(arn: string, error?: string, cause?: string): Promise<void> {
    const { map } = this.kept(arn);
    if (map !== undefined) return this.mapRuns.stopChild(parseArn(arn, ["execution"]), error, cause);
    const why = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
    await this.#running.get(arn)?.takeNow({ kind: "stop", ...why });
  }

  /**
   * Takes up again what did not succeed; when that was.
   *
   * @throws AwsError ExecutionNotRedrivable
   */
  async redrive(arn: string): Promise<number> {
    if (this.kept(arn).map !== undefined) throw refusals.notRedrivable(arn, "Execution was started by a Map Run");
    const { summary, journal } = this.find(arn);
    const { name: machine } = parseArn(arn, ["execution"]);
    const reason = notRedrivable(summary, this.now());
    if (reason !== undefined) throw refusals.notRedrivable(arn, reason);
    const recorded = readForResume(journal, this.#setting.report);
    if (recorded === undefined) throw refusals.noExecution(arn);
    const atMs = this.now();
    this.#index(machine).redriven(arn, atMs);
    await this.#replay(machine, recorded, { kind: "redrive" });
    return atMs;
  }

  /** Calls back when a running execution has ended. */
  whenEnded(arn: string, callback: (end: End) => void): void {
    this.#awaited.set(arn, [...(this.#awaited.get(arn) ?? []), callback]);
  }

  /** Removes everything about the executions of a machine. */
  forgetAll(machine: string): void {
    this.#index(machine).remove();
    this.#indexes.delete(machine);
  }

  #index(machine: string): ExecutionIndex {
    let index = this.#indexes.get(machine);
    if (index === undefined) {
      index = new ExecutionIndex(join(this.#setting.folder, fileNameOf(machine)), this.#setting.report);
      this.#indexes.set(machine, index);
    }
    return index;
  }

  #again(existing: ExecutionSummary, input: Json): ExecutionSummary {
    const running = this.#running.get(existing.arn);
    if (running !== undefined && JSON.stringify(running.header.input) === JSON.stringify(input)) return existing;
    throw refusals.executionExists(existing.arn);
  }

  #launch(machine: string, header: Header): void {
    const execution = this.#durable(machine, header);
    this.#running.set(header.arn, execution);
    try {
      execution.start();
    } catch (error) {
      this.#running.delete(header.arn);
      this.#index(machine).forget(header.arn);
      throw error;
    }
  }

  #durable(machine: string, header: Header): DurableExecution {
    return this.#execution({
      header,
      machine: this.#setting.revisions.machine(header.revision),
      journal: new JournalWriter(this.#index(machine).journal(header)),
      onEnd: (end) => this.#ended(machine, header.arn, end),
      onStall: (error) => this.#stalled(machine, header.arn, error),
    });
  }

  /** An execution, or a child of one, with what all of them work with. */
  #execution(part: ExecutionPart): DurableExecution {
    const { arn: executionArn, revision } = part.header;
    const { tasks, objects } = this.#outside as Outside;
    const execution: DurableExecution = new DurableExecution({
      ...part,
      tasks,
      objects,
      clock: this.#clock,
      maxEvents: QUOTAS.historyEvents,
      mapRuns: this.mapRuns.of({ executionArn, revision }),
      tokens: {
        registered: (token) => this.tokens.add(token, execution),
        released: (token) => this.tokens.remove(token),
      },
    });
    return execution;
  }

  #ended(machine: string, arn: string, end: End): void {
    this.#running.delete(arn);
    this.#attempt(() => this.#index(machine).ended(arn, end));
    const awaited = this.#awaited.get(arn) ?? [];
    this.#awaited.delete(arn);
    for (const callback of awaited) callback(end);
    this.#setting.onEnded?.(machine);
  }

  /** The end is in the journal in any case; the index learns it at the next start. */
  #attempt(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#setting.report((error as Error).message);
    }
  }

  /** The journal says where it was; from there it goes on when there is room again. */
  #stalled(machine: string, arn: string, error: Error): void {
    this.#running.delete(arn);
    this.#setting.report(`${error.message} The execution ${arn} rests until that is possible.`);
    const retry = this.#clock.at(this.now() + RETRY_MS, () => {
      this.#retries.delete(retry);
      const summary = this.#index(machine).get(arn);
      if (summary !== undefined) void this.#resume(machine, summary);
    });
    this.#retries.add(retry);
  }

  async #resume(machine: string, summary: ExecutionSummary): Promise<void> {
    const { report } = this.#setting;
    const index = this.#index(machine);
    const path = index.journal(summary);
    if (!existsSync(path)) return index.forget(summary.arn);
    const journal = readForResume(path, report);
    if (journal === undefined) return index.forget(summary.arn);
    if (journal.end !== undefined) return this.#attempt(() => index.ended(summary.arn, journal.end as End));
    if (this.#isClosed) return;
    await this.#replay(machine, journal);
  }

  async #replay(machine: string, journal: ResumableJournal, stimulus?: Stimulus): Promise<void> {
    const { header, turns, events } = journal;
    try {
      const execution = this.#durable(machine, header);
      this.#running.set(header.arn, execution);
      await execution.resume(turns, events, stimulus);
    } catch (error) {
      this.#running.get(header.arn)?.close();
      this.#running.delete(header.arn);
      const { message } = error as Error;
      this.#setting.report(`${header.arn} has failed: ${message}`);
      this.#attempt(() => {
        const journal = new JournalWriter(this.#index(machine).journal(header));
        const end = giveUp(journal, events.length, message, this.now());
        this.#ended(machine, header.arn, end);
      });
    }
  }
}
