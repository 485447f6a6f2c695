import { appendFileSync } from "node:fs";

/** What could not be written, in words for people. */
export class JournalWriteError extends Error {
  override readonly name = "JournalWriteError";
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
 * ends.
 *
 * @throws JournalWriteError
 */
export function appendLines(path: string, lines: string): void {
  try {
    appendFileSync(path, lines);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new JournalWriteError(`"${path}" cannot be written: ${reasons[code] ?? message}.`, { cause: error });
  }
}
