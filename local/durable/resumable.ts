import type { ExecutionEvent } from "../interpreter";
import type { DurableRecord, End, Header, Turn } from "./record";

/** What a journal says, as far as going on needs it. */
export interface ResumableJournal {
  readonly header: Header;
  readonly turns: readonly Turn[];
  readonly events: readonly Pick<ExecutionEvent, "type" | "previousEventId">[];
  readonly end?: End;
}

/** Whether a journal was begun: its first record says what was started. */
export function isBegun(records: readonly DurableRecord[]): boolean {
  return records[0] !== undefined && "header" in records[0];
}

/** What the records of a journal that was begun say. */
export function resumable(records: readonly DurableRecord[]): ResumableJournal {
  const { header } = records[0] as { readonly header: Header };
  const last = records.at(-1);
  return {
    header,
    turns: records.flatMap((record) => ("turn" in record ? record.turn : [])),
    events: records.flatMap((record) =>
      "event" in record ? { type: record.event.type, previousEventId: record.event.previousEventId } : [],
    ),
    ...(last !== undefined && "end" in last && { end: last.end }),
  };
}
