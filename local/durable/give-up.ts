import type { ExecutionEvent } from "../interpreter";
import type { Journal } from "./journal-writer";
import type { End } from "./record";

/** Ends an execution that cannot be taken up again, in its journal. */
export function giveUp(journal: Journal, recordedEvents: number, cause: string, stopMs: number): End {
  const failure = { error: "States.Runtime", cause };
  const event: ExecutionEvent = {
    id: recordedEvents + 1,
    previousEventId: 0,
    type: "ExecutionFailed",
    timeMs: stopMs,
    details: failure,
  };
  const end: End = { status: "FAILED", ...failure, stopMs };
  journal.add({ event });
  journal.add({ end });
  journal.flush();
  return end;
}
