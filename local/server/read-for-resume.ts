import type { DurableRecord, End, Header, Turn } from "../durable";
import type { ExecutionEvent } from "../interpreter";
import { mendJournal, type Report } from "../journal";

/** What a journal says, as far as going on needs it. */
export interface ResumableJournal {
  readonly header: Header;
  readonly turns: readonly Turn[];
  readonly events: readonly Pick<ExecutionEvent, "type" | "previousEventId">[];
  readonly end?: End;
}

/** Reads a journal to go on with it; undefined if not even its first record was written. */
export function readForResume(path: string, report: Report): ResumableJournal | undefined {
  const records = mendJournal(path, report) as unknown as readonly DurableRecord[];
  const [first] = records;
  if (first === undefined || !("header" in first)) return undefined;
  const last = records.at(-1);
  return {
    header: first.header,
    turns: records.flatMap((record) => ("turn" in record ? record.turn : [])),
    events: records.flatMap((record) =>
      "event" in record ? { type: record.event.type, previousEventId: record.event.previousEventId } : [],
    ),
    ...(last !== undefined && "end" in last && { end: last.end }),
  };
}
