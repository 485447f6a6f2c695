import type { MapRunSummary } from "../durable";

type Counts = MapRunSummary["counts"]["items"];

/** The counts of a Map Run as DescribeMapRun tells them. */
export function mapRunCounts({ counts, totals }: MapRunSummary, areResultsWritten: boolean): object {
  return {
    itemCounts: told(counts.items, totals.items, areResultsWritten),
    executionCounts: told(counts.executions, totals.executions, areResultsWritten),
  };
}

/** @param known how many there are in all, where that is known */
function told(counts: Counts, known: number | undefined, areResultsWritten: boolean): object {
  const begun = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const total = Math.max(begun, known ?? 0);
  return {
    pending: total - begun,
    running: counts.RUNNING,
    succeeded: counts.SUCCEEDED,
    failed: counts.FAILED,
    timedOut: counts.TIMED_OUT,
    aborted: counts.ABORTED,
    total,
    resultsWritten: areResultsWritten ? begun : 0,
    failuresNotRedrivable: 0,
    pendingRedrive: counts.PENDING_REDRIVE,
  };
}
