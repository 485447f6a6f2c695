import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DurableRecord } from "../../local/durable";
import type { ExecutionEvent } from "../../local/interpreter";
import { readJournal } from "../../local/journal";

/** What was on disk at one time. */
export interface Snapshot {
  /** The events of each execution and each Standard child, by its ARN. */
  readonly events: ReadonlyMap<string, readonly ExecutionEvent[]>;
  /** The ARNs of executions and children that have succeeded. */
  readonly ended: ReadonlySet<string>;
  readonly effects: readonly string[];
}

export function snapshot(folder: string): Snapshot {
  const events = new Map<string, ExecutionEvent[]>();
  const ended = new Set<string>();
  for (const path of journals(join(folder, "executions", "crash"))) readInto(path, events, ended);
  const log = join(folder, "effects.log");
  return { events, ended, effects: existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(0, -1) : [] };
}

/** Those of executions, and the logs of their Map Runs. */
function journals(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".jsonl") && file !== "index.jsonl").map((file) => join(folder, file));
}

/** The children of a Map Run share a log, in which each has a number. */
function readInto(path: string, events: Map<string, ExecutionEvent[]>, ended: Set<string>): void {
  const arns = new Map<number, string>();
  for (const { record } of readJournal(path)) {
    const { child = -1, ...read } = record as unknown as DurableRecord & { readonly child?: number };
    if ("header" in read) {
      arns.set(child, read.header.arn);
      events.set(read.header.arn, events.get(read.header.arn) ?? []);
    }
    const arn = arns.get(child) ?? "";
    if ("event" in read) events.get(arn)?.push(read.event);
    if ("end" in read && read.end.status === "SUCCEEDED") ended.add(arn);
  }
}
