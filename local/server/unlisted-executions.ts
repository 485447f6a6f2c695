import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readExecution } from "./execution-data";
import type { ExecutionSummary } from "./execution-index";

/** What the journals in a folder say of executions that a damaged index does not know, or not to their end. */
export function unlistedExecutions(
  folder: string,
  known: (arn: string) => ExecutionSummary | undefined,
): readonly ExecutionSummary[] {
  const journals = readdirSync(folder).filter((file) => file.endsWith(".jsonl") && file !== "index.jsonl");
  return journals.flatMap((file) => {
    const found = summaryOf(join(folder, file));
    const listed = found && known(found.arn);
    return found === undefined || listed?.status === found.status ? [] : [{ ...listed, ...found }];
  });
}

/** Nothing if not even the first record is whole. */
function summaryOf(journal: string): ExecutionSummary | undefined {
  try {
    const { header, end } = readExecution(journal);
    const { arn, name, startMs } = header;
    return { arn, name, startMs, status: end?.status ?? "RUNNING", ...(end && { stopMs: end.stopMs }) };
  } catch {
    return undefined;
  }
}
