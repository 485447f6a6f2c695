import type { Json } from "../asl/json";
import type { MapRunProgress } from "../local/interpreter";
import { duration } from "./print";

/** How far a Map Run has come, for people: `Map: 4,200 of 8,088 done, 3 failed, 212/s, 18.3 s left`. */
export function describeMapRun(progress: MapRunProgress, elapsedMs: number): string {
  const { succeeded, failed, total, isOver } = progress;
  const ended = succeeded + failed;
  const perSecond = elapsedMs > 0 ? (ended * 1_000) / elapsedMs : 0;
  const parts = [
    `${nameOf(progress)}: ${count(succeeded)}${total === undefined ? "" : ` of ${count(total)}`} done`,
    `${count(failed)} failed`,
    ...(perSecond > 0 ? [`${perSecond < 10 ? perSecond.toFixed(1) : count(Math.round(perSecond))}/s`] : []),
    ...timeOf(),
  ];
  return parts.join(", ");

  function timeOf(): string[] {
    if (isOver) return [`took ${duration(elapsedMs)}`];
    return total === undefined || perSecond === 0 ? [] : [`${duration(((total - ended) * 1_000) / perSecond)} left`];
  }
}

/** The same as a bar of so many characters; where the end is not known yet, it stays empty. */
export function drawBar({ succeeded, failed, total }: MapRunProgress, width: number): string {
  const share = total === undefined || total === 0 ? 0 : (succeeded + failed) / total;
  const filled = Math.round(share * width);
  return `[${"#".repeat(filled)}${"-".repeat(width - filled)}]`;
}

/** A handler that works on a batch may tell of single items that failed: as `failures`, or in Lambda's own way. */
export function failuresIn(output: Json): number {
  if (typeof output !== "object" || output === null || Array.isArray(output)) return 0;
  const { failures, batchItemFailures = failures } = output as Readonly<Record<string, Json>>;
  return Array.isArray(batchItemFailures) ? batchItemFailures.length : 0;
}

/** A Map state without a Label is called by an id. */
function nameOf({ label }: MapRunProgress): string {
  return /^[0-9a-f]{8}-/.test(label) ? "Map" : label;
}

function count(value: number): string {
  return value.toLocaleString("en");
}
