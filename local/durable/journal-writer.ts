import { appendLines, writeLine } from "../journal";
import type { DurableRecord } from "./record";

/** Where the records of an execution go. */
export interface Journal {
  /** Whether so much is collected that it should not wait for the end of the turn. */
  readonly isFull: boolean;
  add(record: DurableRecord): void;
  /** Puts on disk what was added. @throws JournalWriteError */
  flush(): void;
}

const FLUSH_LENGTH = 64 * 1024;

/** A journal in a file of its own: collects records, and writes them a turn at a time. */
export class JournalWriter implements Journal {
  readonly #path: string;
  #lines: string[] = [];
  #length = 0;

  constructor(path: string) {
    this.#path = path;
  }

  get isFull(): boolean {
    return this.#length > FLUSH_LENGTH;
  }

  add(record: DurableRecord): void {
    const line = writeLine(record);
    this.#lines.push(line);
    this.#length += line.length;
  }

  flush(): void {
    if (this.#lines.length === 0) return;
    const lines = this.#lines.join("");
    this.#lines = [];
    this.#length = 0;
    appendLines(this.#path, lines);
  }
}
