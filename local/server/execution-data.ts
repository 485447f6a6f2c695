import type { Json } from "../../asl/json";
import type { DurableRecord, End, Header } from "../durable";
import { lastRecord, readJournal } from "../journal";
import type { ExecutionSummary } from "./execution-index";

/** What the journal of an execution says beside its history. */
export interface ExecutionData {
  readonly header: Header;
  /** There when it has ended. */
  readonly end?: End;
}

/** Reads the first and the last record of a journal. */
export function readExecution(journal: string): ExecutionData {
  const first = readJournal(journal).next();
  const { header } = (first.done ? {} : first.value.record) as unknown as { header?: Header };
  if (header === undefined) throw new Error(`"${journal}" is damaged: its first line is not as it was written.`);
  const last = lastRecord(journal) as unknown as DurableRecord | undefined;
  return last !== undefined && "end" in last ? { header, end: last.end } : { header };
}

/** How an execution ended, as its description tells. */
export function describeEnd(end: End | undefined, isWhole: boolean): object {
  if (end === undefined) return {};
  const { output, error, cause } = end as { output?: Json; error?: string; cause?: string };
  return {
    ...(output !== undefined && isWhole && { output: JSON.stringify(output) }),
    ...(output !== undefined && { outputDetails: { included: isWhole } }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

const REDRIVABLE_MS = 14 * 24 * 60 * 60 * 1_000;

/** Why RedriveExecution would refuse an execution, in the words of its description; undefined if it would not. */
export function notRedrivable({ status, startMs }: ExecutionSummary, nowMs: number): string | undefined {
  if (status === "RUNNING" || status === "SUCCEEDED") return `Execution is ${status} and cannot be redriven`;
  return nowMs - startMs > REDRIVABLE_MS ? "Execution redrivable period exceeded" : undefined;
}

/** What a description says of redriving. A child of a distributed Map is redriven with its parent. */
export function redriveStatus(summary: ExecutionSummary, nowMs: number, parent?: ExecutionSummary): object {
  const reason = notRedrivable(summary, nowMs) ?? (parent && notRedrivable(parent, nowMs));
  if (reason === undefined) return { redriveStatus: parent === undefined ? "REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN" };
  return { redriveStatus: "NOT_REDRIVABLE", redriveStatusReason: reason };
}
