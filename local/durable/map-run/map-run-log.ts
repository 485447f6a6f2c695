import { existsSync, statSync, truncateSync } from "node:fs";
import type { MapRunLimits } from "../../interpreter/map/map-run";
import {
  appendLines,
  type JournalDamage,
  type JournalEntry,
  type Report,
  readSound,
  recordAt,
  writeLine,
} from "../../journal";
import type { DurableRecord } from "../record";
import { ChildTable } from "./child-table";
import type {
  ChildRecord,
  MapRunClosing,
  MapRunHeader,
  MapRunRecord,
  MapRunSummary,
  MapRunTotals,
} from "./map-run-record";

/** As much as is collected before it is written. */
const FLUSH_LENGTH = 256 * 1024;

/** The log of one Map Run: everything about it and its children, in the order in which it happened. */
export class MapRunLog {
  readonly path: string;
  readonly table = new ChildTable();
  readonly #report: Report;
  /** The records of children that have not ended; only after reading the log of another process. */
  readonly #unfinished = new Map<number, ChildRecord[]>();
  #header: MapRunHeader | undefined;
  #limits: MapRunLimits | undefined;
  #closing: MapRunClosing | undefined;
  #totals: MapRunTotals = {};
  #redriveCount = 0;
  #redriveMs: number | undefined;
  #lines: string[] = [];
  #length = 0;
  #endByte = 0;
  #failure: Error | undefined;

  /** Opens it, and reads what is there. */
  constructor(path: string, report: Report) {
    this.path = path;
    this.#report = report;
    if (existsSync(path)) this.#load();
  }

  /** Undefined before the first record. */
  get header(): MapRunHeader | undefined {
    return this.#header;
  }

  /** How it ended; undefined while it runs. */
  get closing(): MapRunClosing | undefined {
    return this.#closing;
  }

  /** Learns how many items and children there will be. */
  expect({ items, executions }: MapRunTotals): void {
    this.#totals = { ...(items !== undefined && { items }), ...(executions !== undefined && { executions }) };
  }

  get summary(): MapRunSummary {
    return {
      limits: this.#limits as MapRunLimits,
      counts: this.table.counts,
      totals: this.#totals,
      redriveCount: this.#redriveCount,
      ...(this.#redriveMs !== undefined && { redriveMs: this.#redriveMs }),
    };
  }

  get isFull(): boolean {
    return this.#length > FLUSH_LENGTH;
  }

  /** Adds a record; it is on disk after the next {@link flush}. */
  add(record: MapRunRecord): void {
    const line = writeLine(record);
    this.#lines.push(line);
    this.#length += line.length;
    this.#take(record, this.#endByte);
    this.#endByte += Buffer.byteLength(line);
  }

  /** @throws JournalWriteError; from then on the log takes nothing more, and is to be opened again */
  flush(): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#lines.length === 0) return;
    const lines = this.#lines.join("");
    this.#lines = [];
    this.#length = 0;
    try {
      appendLines(this.path, lines);
    } catch (error) {
      this.#failure = error as Error;
      throw error;
    }
  }

  /** What the log of a process that ended says of a child that has not; undefined if it says nothing. */
  unfinished(child: number): readonly ChildRecord[] | undefined {
    const records = this.#unfinished.get(child);
    this.#unfinished.delete(child);
    return records;
  }

  /** The records of a child, from the log. @param fromByte where one of them starts */
  *entries(child: number, fromByte = this.table.range(child).firstByte): Generator<JournalEntry> {
    this.flush();
    const { lastByte } = this.table.range(child);
    for (const entry of readSound(this.path, fromByte)) {
      if (entry.startByte > lastByte) return;
      if (entry.record["child"] === child) yield entry;
    }
  }

  /** The first record of a child. */
  firstOf(child: number): DurableRecord {
    this.flush();
    return recordAt(this.path, this.table.range(child).firstByte) as unknown as DurableRecord;
  }

  /** The last record of a child. */
  lastOf(child: number): DurableRecord {
    this.flush();
    return recordAt(this.path, this.table.range(child).lastByte) as unknown as DurableRecord;
  }

  /** A damaged line is told of and passed over: it takes no other child with it. */
  #load(): void {
    for (const { record, startByte, endByte } of readSound(this.path, 0, (damage) => this.#mend(damage))) {
      const read = record as unknown as MapRunRecord;
      this.#take(read, startByte);
      this.#keepUnfinished(read);
      this.#endByte = endByte;
    }
    this.#endByte = statSync(this.path).size;
  }

  #mend({ atByte, isTorn }: JournalDamage): void {
    if (isTorn) truncateSync(this.path, atByte);
    else
      this.#report(
        `"${this.path}" is damaged: the record at byte ${atByte} is not as it was written, and is left out.`,
      );
  }

  #take(record: MapRunRecord, atByte: number): void {
    this.table.take(record, atByte);
    if ("mapRun" in record) {
      this.#header = record.mapRun;
      this.#limits = record.mapRun.limits;
    } else if ("limits" in record) this.#limits = record.limits;
    else if ("closed" in record) this.#closing = record.closed;
    else if ("redriven" in record) this.#redrive(record.redriven.atMs);
  }

  #redrive(atMs: number): void {
    this.#closing = undefined;
    this.#redriveCount++;
    this.#redriveMs = atMs;
  }

  #keepUnfinished(record: MapRunRecord): void {
    if (!("child" in record)) return;
    const { child } = record;
    if ("end" in record) this.#unfinished.delete(child);
    else if ("header" in record) this.#unfinished.set(child, [record]);
    else this.#unfinished.get(child)?.push(record);
  }
}
