import { appendFileSync, truncateSync } from "node:fs";
import { endOfWholeLines } from "./last-record";

/** What could not be written, in words for people. */
export class JournalWriteError extends Error {
  override readonly name = "JournalWriteError";
  /** Why, without the path. */
  readonly reason: string;

  constructor(path: string, reason: string, options: ErrorOptions) {
    super(`"${path}" cannot be written: ${reason}.`, options);
    this.reason = reason;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full; free some space",
  EDQUOT: "your share of the disk is used up; free some space",
  EFBIG: "the file has become too large",
  EROFS: "the file system is read-only",
  EACCES: "you may not write there",
  ENOENT: "its folder is gone",
};

/**
 * Adds lines to a file. They are with the operating system when this returns, so they outlive the process, however it
 * ends. On a disk that becomes full a part may be written; what is left of a line is taken back, so that the next one
 * starts on its own.
 *
 * @throws JournalWriteError
 */
export function appendLines(path: string, lines: string): void {
  try {
    appendFileSync(path, lines);
  } catch (error) {
    cutTornLine(path);
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new JournalWriteError(path, reasons[code] ?? message, { cause: error });
  }
}

function cutTornLine(path: string): void {
  try {
    truncateSync(path, endOfWholeLines(path));
  } catch {
    // There is no such file, or it cannot be changed at all: whoever opens it next mends it.
  }
}
