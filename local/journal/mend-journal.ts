import { appendFileSync, readFileSync, truncateSync } from "node:fs";
import { type JournalDamage, type JournalEntry, readJournal } from "./read-journal";

/** Hears of damage that a person should know of: one sentence each. */
export type Report = (message: string) => void;

/**
 * All records of a journal. What follows the last whole one is cut off, so that the journal can be continued; unless it is
 * just the line at which the process ended, the cut is kept beside the journal and reported.
 */
export function mendJournal(path: string, report: Report): readonly JournalEntry["record"][] {
  const records: JournalEntry["record"][] = [];
  const reading = readJournal(path);
  let step = reading.next();
  for (; !step.done; step = reading.next()) records.push(step.value.record);
  if (step.value !== undefined) cut(path, step.value, records.length, report);
  return records;
}

function cut(path: string, { atByte, isTorn }: JournalDamage, whole: number, report: Report): void {
  if (!isTorn) {
    appendFileSync(`${path}.damaged`, readFileSync(path).subarray(atByte));
    const kept = `The ${whole} records before it are kept, the rest is in "${path}.damaged".`;
    report(`"${path}" is damaged: line ${whole + 1} is not as it was written. ${kept}`);
  }
  truncateSync(path, atByte);
}
