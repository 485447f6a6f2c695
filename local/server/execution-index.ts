import { existsSync, mkdirSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import type { End } from "../durable";
import { fileNameOf } from "../files/file-name";
import { writeFileAtomic } from "../files/write-file-atomic";
import { appendLines, type JournalDamage, type Report, readSound, writeLine } from "../journal";
import { type Keeping, keptSinceMs } from "./keeping";
import { unlistedExecutions } from "./unlisted-executions";

/** What lists tell of an execution; all others of its data are in its journal. */
export interface ExecutionSummary {
  readonly arn: string;
  readonly name: string;
  readonly startMs: number;
  readonly versionArn?: string;
  readonly aliasArn?: string;
  status: End["status"] | "RUNNING" | "PENDING_REDRIVE";
  stopMs?: number;
  redriveCount?: number;
  redriveMs?: number;
}

type Started = Omit<ExecutionSummary, "status" | "stopMs" | "redriveCount" | "redriveMs">;

type IndexRecord =
  | { readonly started: Started }
  | { readonly redriven: { readonly arn: string; readonly atMs: number } }
  | { readonly ended: Pick<ExecutionSummary, "arn" | "status" | "stopMs"> }
  /** In the place of all others of an execution, when the index is written anew. */
  | { readonly kept: ExecutionSummary };

/** The executions of one state machine, in the order of their start, and where their journals are. */
export class ExecutionIndex {
  readonly #folder: string;
  readonly #path: string;
  readonly #report: Report;
  readonly #summaries = new Map<string, ExecutionSummary>();
  #closed = 0;
  #records = 0;
  /** Whether the file does not know of all that have ended. */
  #isBehind = false;

  constructor(folder: string, report: Report) {
    this.#folder = folder;
    this.#path = join(folder, "index.jsonl");
    this.#report = report;
    if (existsSync(this.#path)) this.#load();
  }

  /** How many have ended. */
  get closedCount(): number {
    return this.#closed;
  }

  get(arn: string): ExecutionSummary | undefined {
    return this.#summaries.get(arn);
  }

  all(): readonly ExecutionSummary[] {
    return [...this.#summaries.values()];
  }

  /** Where an execution's journal is. Names may hold what file names may not. */
  journal({ arn }: Pick<ExecutionSummary, "arn">): string {
    const unique = arn.split(":").slice(7).join("~");
    return join(this.#folder, `${fileNameOf(unique)}.jsonl`);
  }

  /** @throws JournalWriteError */
  started(started: Started): void {
    this.#add({ started });
  }

  /** What has ended is told so in any case: its journal says it, and the file of the index learns it when it can. */
  ended(arn: string, { status, stopMs }: End): void {
    const record: IndexRecord = { ended: { arn, status, stopMs } };
    this.#take(record);
    try {
      appendLines(this.#path, writeLine(record));
      this.#catchUp();
    } catch (error) {
      if (!this.#isBehind) this.#report((error as Error).message);
      this.#isBehind = true;
    }
  }

  redriven(arn: string, atMs: number): void {
    this.#add({ redriven: { arn, atMs } });
  }

  /** Forgets an execution whose journal was never begun. */
  forget(arn: string): void {
    this.#summaries.delete(arn);
  }

  /** Forgets what is not to be kept any longer, and hands it out; the oldest go first. */
  expire(keeping: Keeping, nowMs: number): readonly ExecutionSummary[] {
    const sinceMs = keptSinceMs(keeping, nowMs);
    const closed = this.all().filter(({ stopMs }) => stopMs !== undefined);
    const tooMany = closed.length - keeping.executions;
    const expired = closed.filter(({ stopMs = nowMs }, index) => index < tooMany || stopMs < sinceMs);
    for (const { arn } of expired) this.#summaries.delete(arn);
    this.#closed -= expired.length;
    if (this.#records > this.#summaries.size) this.#writeAnew();
    return expired;
  }

  /** Removes all there is. */
  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #add(record: IndexRecord): void {
    if (this.#records === 0) mkdirSync(this.#folder, { recursive: true });
    appendLines(this.#path, writeLine(record));
    this.#take(record);
    this.#catchUp();
  }

  #catchUp(): void {
    if (!this.#isBehind) return;
    try {
      this.#writeAnew();
      this.#isBehind = false;
    } catch {
      // There is room for a line, and not yet for all.
    }
  }

  /** A damaged line is told of; what it said is looked up in the journals themselves. */
  #load(): void {
    let isDamaged = false;
    const mend = ({ atByte, isTorn }: JournalDamage) => {
      if (isTorn) return truncateSync(this.#path, atByte);
      isDamaged = true;
      this.#report(`"${this.#path}" is damaged: the record at byte ${atByte} is not as it was written.`);
    };
    for (const { record } of readSound(this.#path, 0, mend)) this.#take(record as unknown as IndexRecord);
    if (!isDamaged) return;
    for (const kept of unlistedExecutions(this.#folder, (arn) => this.get(arn))) this.#take({ kept });
    this.#writeAnew();
  }

  #writeAnew(): void {
    const lines = this.all().map((kept) => writeLine({ kept }));
    writeFileAtomic(this.#path, lines.join(""));
    this.#records = lines.length;
  }

  #take(record: IndexRecord): void {
    this.#records++;
    if ("started" in record) this.#summaries.set(record.started.arn, { ...record.started, status: "RUNNING" });
    else if ("kept" in record) this.#keep(record.kept);
    else if ("redriven" in record) this.#takeUp(record.redriven);
    else this.#end(record.ended);
  }

  #keep(kept: ExecutionSummary): void {
    const before = this.#summaries.get(kept.arn);
    if (before?.stopMs === undefined && kept.stopMs !== undefined) this.#closed++;
    this.#summaries.set(kept.arn, kept);
  }

  #takeUp({ arn, atMs }: { readonly arn: string; readonly atMs: number }): void {
    const summary = this.#summaries.get(arn);
    if (summary === undefined) return;
    if (summary.stopMs !== undefined) this.#closed--;
    summary.status = "RUNNING";
    delete summary.stopMs;
    summary.redriveCount = (summary.redriveCount ?? 0) + 1;
    summary.redriveMs = atMs;
  }

  #end({ arn, status, stopMs }: Pick<ExecutionSummary, "arn" | "status" | "stopMs">): void {
    const summary = this.#summaries.get(arn);
    if (summary === undefined || stopMs === undefined) return;
    if (summary.stopMs === undefined) this.#closed++;
    summary.status = status;
    summary.stopMs = stopMs;
  }
}
