import { rm } from "node:fs/promises";
import type { ExecutionEvent } from "../interpreter";
import { readSound } from "../journal";
import { parseArn } from "./arn";
import { mapRunPath } from "./map-run-path";

/** Removes journals of executions, and the logs of their Map Runs, one after the other. */
export async function removeExecutions(folder: string, journals: readonly string[]): Promise<void> {
  for (const journal of journals) await removeJournal(folder, journal).catch(() => {});
}

async function removeJournal(folder: string, journal: string): Promise<void> {
  for (const log of mapRunLogs(folder, journal)) await removeJournal(folder, log).catch(() => {});
  await rm(journal, { force: true });
  await rm(`${journal}.damaged`, { force: true });
}

/** The logs of the Map Runs that the events in a journal tell of. */
function mapRunLogs(folder: string, journal: string): readonly string[] {
  const logs = new Set<string>();
  for (const { record } of readSound(journal)) {
    const { event } = record as { readonly event?: ExecutionEvent };
    if (event?.type !== "MapRunStarted" || event.details?.mapRunArn === undefined) continue;
    const path = mapRunPath(folder, parseArn(event.details.mapRunArn, ["mapRun"]));
    if (path !== undefined) logs.add(path);
  }
  return [...logs];
}
