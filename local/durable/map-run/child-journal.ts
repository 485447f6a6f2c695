import type { Journal } from "../journal-writer";
import type { DurableRecord } from "../record";
import type { MapRunLog } from "./map-run-log";

/** The journal of a child, which is a part of its Map Run's log. */
export class ChildJournal implements Journal {
  readonly #log: MapRunLog;
  readonly #child: number;
  readonly #items: number;

  constructor(log: MapRunLog, child: number, items: number) {
    this.#log = log;
    this.#child = child;
    this.#items = items;
  }

  get isFull(): boolean {
    return this.#log.isFull;
  }

  add(record: DurableRecord): void {
    const items = "header" in record ? { items: this.#items } : {};
    this.#log.add({ child: this.#child, ...items, ...record });
  }

  flush(): void {
    this.#log.flush();
  }
}
