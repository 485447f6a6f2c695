import { appendLines, writeLine } from "../journal";
import type { DurableRecord } from "./record";

const FLUSH_LENGTH = 64 * 1024;

/** Collects the records of an execution, and writes them a turn at a time. */
export class JournalWriter {
  readonly #path: string;
  #lines: string[] = [];
  #length = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Whether so much is collected that it should not wait for the end of the turn. */
  get isFull(): boolean {
    return this.#length > FLUSH_LENGTH;
  }

  add(record: DurableRecord): void {
    const line = writeLine(record);
    this.#lines.push(line);
    this.#length += line.length;
  }

  /** @throws JournalWriteError */
  flush(): void {
    if (this.#lines.length === 0) return;
    const lines = this.#lines.join("");
    this.#lines = [];
    this.#length = 0;
    appendLines(this.#path, lines);
  }
}
