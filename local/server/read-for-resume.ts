import { type DurableRecord, isBegun, type ResumableJournal, resumable } from "../durable";
import { mendJournal, type Report } from "../journal";

/** Reads a journal to go on with it; undefined if not even its first record was written. */
export function readForResume(path: string, report: Report): ResumableJournal | undefined {
  const records = mendJournal(path, report) as unknown as readonly DurableRecord[];
  return isBegun(records) ? resumable(records) : undefined;
}
