import type { Difference } from "./difference";
import type { RecordedCase } from "./recorded-case";

/** What AWS has done otherwise since it was recorded: up to which day, and how it shows. */
const CHANGES: readonly { readonly until: string; readonly path: RegExp; readonly type?: string }[] = [
  // The exit of a distributed Map pointed back to MapRunSucceeded, today it does to MapRunStarted.
  { until: "2024-10-31", path: /^\$\.history\[\d+\]\.previousEventId$/, type: "MapStateExited" },
  // The context object had no RedriveCount before redrives came.
  { until: "2023-11-30", path: /\.Execution\.RedriveCount$/ },
];

/** Whether a difference is AWS's own change since the day of the recording. */
export function isSinceChanged({ path, expected }: Difference, { source, history }: RecordedCase): boolean {
  const recordedDay = dayOf(source.recordedDate ?? "");
  const [, index] = /^\$\.history\[(\d+)\]/.exec(path) ?? [];
  const type = history?.[Number(index)]?.type;
  return CHANGES.some(
    (change) =>
      recordedDay <= change.until &&
      change.path.test(path) &&
      (change.type === undefined ? expected === undefined : change.type === type),
  );
}

/** `21-09-2023, 14:08:16` as `2023-09-21`. */
function dayOf(recordedDate: string): string {
  const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})/.exec(recordedDate) ?? [];
  return year === undefined ? "9999" : `${year}-${month}-${day}`;
}
