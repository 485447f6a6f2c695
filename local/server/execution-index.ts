import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileNameOf } from "../aws/s3/file-name";
import type { End } from "../durable";
import { appendLines, mendJournal, type Report, writeLine } from "../journal";

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

type IndexRecord =
  | { readonly started: Omit<ExecutionSummary, "status" | "stopMs" | "redriveCount" | "redriveMs"> }
  | { readonly redriven: { readonly arn: string; readonly atMs: number } }
  | { readonly ended: Pick<ExecutionSummary, "arn" | "status" | "stopMs"> };

/** The executions of one state machine, in the order of their start, and where their journals are. */
export class ExecutionIndex {
  readonly #folder: string;
  readonly #path: string;
  readonly #summaries = new Map<string, ExecutionSummary>();

  constructor(folder: string, report: Report) {
    this.#folder = folder;
    this.#path = join(folder, "index.jsonl");
    mkdirSync(folder, { recursive: true });
    if (existsSync(this.#path)) for (const record of mendJournal(this.#path, report)) this.#take(record as never);
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
  started(started: Omit<ExecutionSummary, "status" | "stopMs">): void {
    this.#add({ started });
  }

  ended(arn: string, { status, stopMs }: End): void {
    this.#add({ ended: { arn, status, stopMs } });
  }

  redriven(arn: string, atMs: number): void {
    this.#add({ redriven: { arn, atMs } });
  }

  /** Forgets an execution whose journal was never begun. */
  forget(arn: string): void {
    this.#summaries.delete(arn);
  }

  /** Removes all there is. */
  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #add(record: IndexRecord): void {
    appendLines(this.#path, writeLine(record));
    this.#take(record);
  }

  #take(record: IndexRecord): void {
    if ("started" in record) {
      this.#summaries.set(record.started.arn, { ...record.started, status: "RUNNING" });
      return;
    }
    if ("redriven" in record) this.#takeUp(record.redriven);
    else this.#end(record.ended);
  }

  #takeUp({ arn, atMs }: { readonly arn: string; readonly atMs: number }): void {
    const summary = this.#summaries.get(arn);
    if (summary === undefined) return;
    summary.status = "RUNNING";
    delete summary.stopMs;
    summary.redriveCount = (summary.redriveCount ?? 0) + 1;
    summary.redriveMs = atMs;
  }

  #end({ arn, status, stopMs }: Pick<ExecutionSummary, "arn" | "status" | "stopMs">): void {
    const summary = this.#summaries.get(arn);
    if (summary === undefined) return;
    summary.status = status;
    if (stopMs !== undefined) summary.stopMs = stopMs;
  }
}
