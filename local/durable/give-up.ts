import type { ExecutionEvent } from "../interpreter";
import { appendLines, writeLine } from "../journal";
import type { DurableRecord, End } from "./record";

/** Ends an execution that cannot be taken up again, in its journal. */
export function giveUp(journal: string, recordedEvents: number, cause: string, stopMs: number): End {
  const failure = { error: "States.Runtime", cause };
  const event: ExecutionEvent = {
    id: recordedEvents + 1,
    previousEventId: 0,
    type: "ExecutionFailed",
    timeMs: stopMs,
    details: failure,
  };
  const end: End = { status: "FAILED", ...failure, stopMs };
  const records: readonly DurableRecord[] = [{ event }, { end }];
  appendLines(journal, records.map(writeLine).join(""));
  return end;
}
