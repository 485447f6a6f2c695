import { randomUUID } from "node:crypto";
import type { Json } from "../../asl/json";
import { QUOTAS } from "../../asl/quotas";
import { DurableExecution, type End, type ExecutionPart } from "../durable";
import { type Clock, realClock } from "../interpreter";
import { executionArn, expressArn, parseArn } from "./arn";
import { refusals } from "./errors";
import { notRedrivable } from "./execution-data";
import type { ExecutionSummary } from "./execution-index";
import { ExecutionIndexes } from "./execution-indexes";
import type { ExecutionsSetting, Outside, StartRequest } from "./executions-setting";
import { DEFAULT_KEEPING, type Keeping } from "./keeping";
import { type KeptExecution, keptIn } from "./kept-execution";
import type { Revision } from "./machine-record";
import { MapRunDirectory } from "./map-run-directory";
import { readForResume } from "./read-for-resume";
import { RunningExecutions } from "./running-executions";
import { TokenDirectory } from "./token-directory";

/** How often executions are looked for that are too old to be kept. */
const SWEEP_MS = 60 * 60 * 1_000;

/** All executions: those that run, in memory, and the journals of all others. */
export class Executions {
  readonly tokens = new TokenDirectory();
  readonly mapRuns: MapRunDirectory;
  readonly #setting: ExecutionsSetting;
  readonly #clock: Clock;
  readonly #keeping: Keeping;
  readonly #indexes: ExecutionIndexes;
  readonly #running: RunningExecutions;
  #sweep: { cancel(): void } | undefined;
  #outside: Outside | undefined;

  constructor(setting: ExecutionsSetting) {
    const { folder, report, revisions, clock = realClock, keeping = DEFAULT_KEEPING } = setting;
    this.#setting = setting;
    this.#clock = clock;
    this.#keeping = keeping;
    this.#indexes = new ExecutionIndexes(folder, report);
    const execution = (part: ExecutionPart) => this.#execution(part);
    const outside = () => this.#outside as Outside;
    this.mapRuns = new MapRunDirectory({
      folder,
      report,
      clock,
      maxEvents: QUOTAS.historyEvents,
      outside,
      execution,
      isRunning: (arn) => this.#isRunning(arn),
    });
    this.#running = new RunningExecutions({
      clock,
      report,
      execution,
      index: (machine) => this.#indexes.of(machine),
      machine: (revision) => revisions.machine(revision),
      onEnded: (machine) => this.#ended(machine),
    });
  }

  /** Takes up again what was running when the process ended. */
  async begin(outside: Outside, machines: readonly string[]): Promise<void> {
    this.#outside = outside;
    for (const machine of machines) {
      const running = this.#indexes
        .of(machine)
        .all()
        .filter(({ status }) => status === "RUNNING");
      for (const summary of running) await this.#running.resume(machine, summary);
    }
    this.#sweepNowAndThen();
  }

  /** Leaves everything where it is, to be taken up again. */
  close(): void {
    this.#sweep?.cancel();
    this.#running.close();
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
    const index = this.#indexes.of(revision.name);
    const existing = index.get(arn);
    if (existing !== undefined) return this.#again(existing, input);
    const startMs = this.now();
    const { versionArn, aliasArn, traceHeader, startedBy } = request;
    index.started({ arn, name, startMs, ...(versionArn && { versionArn }), ...(aliasArn && { aliasArn }) });
    const about = { ...(traceHeader !== undefined && { traceHeader }), ...(startedBy !== undefined && { startedBy }) };
    try {
      this.#running.launch(revision.name, { arn, name, input, startMs, revision: revision.id, ...about });
    } catch (error) {
      index.forget(arn);
      throw error;
    }
    return index.get(arn) as ExecutionSummary;
  }

  /** @throws AwsError ExecutionDoesNotExist */
  find(arn: string): { readonly summary: ExecutionSummary; readonly journal: string } {
    const { name: machine } = parseArn(arn, ["execution", "express"]);
    const index = this.#indexes.known(machine);
    const summary = index?.get(arn);
    if (index === undefined || summary === undefined) throw refusals.noExecution(arn);
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
    return type === "STANDARD" ? this.#indexes.of(machine).get(executionArn(machine, name)) : undefined;
  }

  /** The executions of a machine, oldest first. */
  of(machine: string): readonly ExecutionSummary[] {
    return this.#indexes.of(machine).all();
  }

  hasRunning(machine: string): boolean {
    return this.of(machine).some(({ status }) => status === "RUNNING");
  }

  /** Aborts an execution, if it runs. @throws AwsError ExecutionDoesNotExist */
  async stop(arn: string, error?: string, cause?: string): Promise<void> {
    const { map } = this.kept(arn);
    if (map === undefined) await this.#running.stop(arn, error, cause);
    else await this.mapRuns.stopChild(parseArn(arn, ["execution"]), error, cause);
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
    this.#indexes.of(machine).redriven(arn, atMs);
    await this.#running.replay(machine, recorded, { kind: "redrive" });
    return atMs;
  }

  /** Calls back when a running execution has ended. */
  whenEnded(arn: string, callback: (end: End) => void): void {
    this.#running.whenEnded(arn, callback);
  }

  /** Removes everything about the executions of a machine. */
  forgetAll(machine: string): void {
    this.#indexes.remove(machine);
  }

  #isRunning(arn: string): boolean {
    const parsed = parseArn(arn, ["execution"]);
    const isChild = parsed.name.includes("/");
    const summary = isChild ? this.mapRuns.child(parsed)?.summary : this.#indexes.known(parsed.name)?.get(arn);
    return summary?.status === "RUNNING";
  }

  #again(existing: ExecutionSummary, input: Json): ExecutionSummary {
    const running = this.#running.get(existing.arn);
    if (running !== undefined && JSON.stringify(running.header.input) === JSON.stringify(input)) return existing;
    throw refusals.executionExists(existing.arn);
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

  #ended(machine: string): void {
    const tooMany = this.#indexes.of(machine).closedCount > this.#keeping.executions * 1.1;
    if (tooMany) this.#indexes.expire(machine, this.#keeping, this.now());
    this.#setting.onEnded?.(machine);
  }

  #sweepNowAndThen(): void {
    this.#indexes.expireAll(this.#keeping, this.now());
    this.#sweep = this.#clock.at(this.now() + SWEEP_MS, () => this.#sweepNowAndThen());
  }
}
