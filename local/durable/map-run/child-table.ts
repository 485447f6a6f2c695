import { CHILD_STATUSES, ChildCounts, type ChildStatus, type MapRunCounts } from "./counts";
import type { MapRunRecord } from "./map-run-record";

const FIRST_CAPACITY = 1_024;

/**
 * Where in the log each child is, and what has become of it: some 25 bytes a child, so that a million of them can be known
 * without being in memory.
 */
export class ChildTable {
  #length = 0;
  #status = new Uint8Array(FIRST_CAPACITY);
  #items = new Uint32Array(FIRST_CAPACITY);
  #redrives = new Uint16Array(FIRST_CAPACITY);
  #firstByte = new Float64Array(FIRST_CAPACITY);
  #lastByte = new Float64Array(FIRST_CAPACITY);
  readonly #counts = new ChildCounts();

  /** One more than the highest number of a child. */
  get length(): number {
    return this.#length;
  }

  get counts(): MapRunCounts {
    return this.#counts.counts;
  }

  status(child: number): ChildStatus {
    return CHILD_STATUSES[this.#status[child] ?? 0] ?? "PENDING";
  }

  items(child: number): number {
    return this.#items[child] ?? 0;
  }

  redriveCount(child: number): number {
    return this.#redrives[child] ?? 0;
  }

  /** Where its first and its last record start. */
  range(child: number): { readonly firstByte: number; readonly lastByte: number } {
    return { firstByte: this.#firstByte[child] ?? 0, lastByte: this.#lastByte[child] ?? 0 };
  }

  /** Learns from a record that starts there. */
  take(record: MapRunRecord, atByte: number): void {
    if ("redriven" in record) this.#awaitRedrive();
    if (!("child" in record)) return;
    const { child } = record;
    if (child >= this.#length) this.#reach(child);
    this.#lastByte[child] = atByte;
    if ("header" in record) this.#begin(child, record.items ?? 1, atByte);
    else if ("end" in record) this.#move(child, record.end.status);
    else if ("turn" in record && record.turn.stimuli.some(({ kind }) => kind === "redrive")) this.#redrive(child);
  }

  #begin(child: number, items: number, atByte: number): void {
    const isAgain = this.status(child) === "PENDING_REDRIVE";
    if (isAgain) this.#redrives[child] = this.redriveCount(child) + 1;
    this.#move(child, "PENDING");
    this.#firstByte[child] = atByte;
    this.#items[child] = items;
    this.#move(child, "RUNNING");
  }

  #redrive(child: number): void {
    this.#redrives[child] = this.redriveCount(child) + 1;
    this.#move(child, "RUNNING");
  }

  #awaitRedrive(): void {
    for (let child = 0; child < this.#length; child++) {
      const status = this.status(child);
      if (status === "FAILED" || status === "TIMED_OUT" || status === "ABORTED") this.#move(child, "PENDING_REDRIVE");
    }
  }

  #move(child: number, to: ChildStatus): void {
    this.#counts.move(this.status(child), to, this.items(child));
    this.#status[child] = CHILD_STATUSES.indexOf(to);
  }

  #reach(child: number): void {
    this.#length = child + 1;
    if (this.#length <= this.#status.length) return;
    const capacity = Math.max(this.#length, this.#status.length * 2);
    this.#status = grown(this.#status, new Uint8Array(capacity));
    this.#items = grown(this.#items, new Uint32Array(capacity));
    this.#redrives = grown(this.#redrives, new Uint16Array(capacity));
    this.#firstByte = grown(this.#firstByte, new Float64Array(capacity));
    this.#lastByte = grown(this.#lastByte, new Float64Array(capacity));
  }
}

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
