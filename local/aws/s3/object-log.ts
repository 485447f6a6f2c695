import { existsSync } from "node:fs";
import { writeFileAtomic } from "../../files/write-file-atomic";
import { appendLines, readSound, writeLine } from "../../journal";
import type { StoredObject } from "./stored-object";

/** What is kept of an object: also the content file's time, so that a mismatch is noticed. */
export interface Entry extends StoredObject {
  readonly contentTimeMs: number;
}

type LogRecord = { readonly put: Entry } | { readonly deleted: string };

/** Written anew when it holds so many records more than there are objects. */
const MOST_STALE = 1_000;

/**
 * The metadata of a bucket's objects in one file, which only grows while it is in use: a line for each object that is
 * written or deleted. A file of its own for each would take as long to make as the content.
 */
export class ObjectLog {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  put(entry: Entry): void {
    appendLines(this.#path, writeLine({ put: entry }));
  }

  delete(key: string): void {
    appendLines(this.#path, writeLine({ deleted: key }));
  }

  /** What was written and not deleted. A line that is not whole is left out, and the file is made good again. */
  load(): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>();
    if (!existsSync(this.#path)) return entries;
    let lines = 0;
    let isDamaged = false;
    for (const { record } of readSound(this.#path, 0, () => (isDamaged = true))) {
      lines++;
      apply(entries, record as unknown as LogRecord);
    }
    if (isDamaged || lines > entries.size + MOST_STALE) this.#rewrite(entries.values());
    return entries;
  }

  #rewrite(entries: Iterable<Entry>): void {
    writeFileAtomic(this.#path, Array.from(entries, (put) => writeLine({ put })).join(""));
  }
}

function apply(entries: Map<string, Entry>, record: LogRecord): void {
  if ("put" in record) entries.set(record.put.key, record.put);
  else entries.delete(record.deleted);
}
