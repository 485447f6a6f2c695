import type { DurableRecord } from "../record";
import type { MapRunLog } from "./map-run-log";

/**
 * Ends a Map Run that was given up, and was not at its end when the process was: its children that were at work, and it.
 *
 * @param log just read, and open nowhere else
 * @throws JournalWriteError
 */
export function abortMapRun(log: MapRunLog, stopMs: number): void {
  const { table, header } = log;
  for (let child = 0; child < table.length; child++) {
    if (table.status(child) !== "RUNNING") continue;
    if (header?.type === "STANDARD") for (const record of abortion(log, child, stopMs)) log.add({ child, ...record });
    log.add({ child, end: { status: "ABORTED", stopMs } });
  }
  log.add({ closed: { status: "ABORTED", stopMs, summary: log.summary } });
  log.flush();
}

/** What a child writes when it is stopped, so that a replay of it comes to the same. */
function abortion(log: MapRunLog, child: number, stopMs: number): readonly DurableRecord[] {
  const records = log.unfinished(child) ?? [];
  const id = 1 + records.filter((record) => "event" in record).length;
  return [
    { turn: { atMs: stopMs, stimuli: [{ kind: "stop" }] } },
    { event: { id, previousEventId: 0, type: "ExecutionAborted", timeMs: stopMs, details: {} } },
  ];
}
