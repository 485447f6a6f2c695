import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { type Snapshot, snapshot } from "./snapshot";

/** What came of killing a process again and again. */
export interface CrashReport {
  readonly kills: number;
  readonly runs: number;
  readonly events: number;
  readonly problems: readonly string[];
}

/**
 * Lets a process run executions, and kills it at random writes until it was killed so often; after each kill the next
 * process goes on with what the last one left.
 *
 * @param random draws from 0 to 1
 */
export function crash(kills: number, random: () => number): CrashReport {
  const total = { kills: 0, runs: 0, events: 0, problems: [] as string[] };
  const program = mkdtempSync(join(tmpdir(), "aslant-crash-program-"));
  const child = join(program, "child.js");
  buildSync({
    entryPoints: [join(__dirname, "child.ts")],
    outfile: child,
    bundle: true,
    platform: "node",
    logLevel: "error",
  });
  while (total.kills < kills) {
    const folder = mkdtempSync(join(tmpdir(), "aslant-crash-"));
    const report = crashOneFolder(child, folder, kills - total.kills, random);
    total.kills += report.kills;
    total.runs += report.runs;
    total.events += report.events;
    total.problems.push(...report.problems);
    rmSync(folder, { recursive: true });
  }
  rmSync(program, { recursive: true });
  return total;
}

const EXECUTIONS = 4;

function crashOneFolder(child: string, folder: string, kills: number, random: () => number): CrashReport {
  let before = snapshot(folder);
  const problems: string[] = [];
  for (let killed = 0; ; killed++) {
    // The last process is left alone, so that everything comes to its end.
    const killAt = killed < kills ? 1 + Math.floor(random() * 60) : 0;
    const isKilled = runChild([child, folder], killAt, random(), problems);
    const now = snapshot(folder);
    problems.push(...compare(before, now));
    before = now;
    if (isKilled) continue;
    const succeeded = [...now.ended].filter((arn) => arn.split(":").at(-1)?.startsWith("run-")).length;
    if (succeeded !== EXECUTIONS) problems.push(`${succeeded} of ${EXECUTIONS} executions have succeeded`);
    const events = [...now.events.values()].reduce((sum, { length }) => sum + length, 0);
    return { kills: killed, runs: EXECUTIONS, events, problems };
  }
}

function runChild(command: readonly string[], killAt: number, share: number, problems: string[]): boolean {
  const given = [...command, String(killAt), String(share), String(EXECUTIONS)];
  const { signal, status, stderr } = spawnSync(process.execPath, given, {
    encoding: "utf8",
    timeout: 60_000,
    killSignal: "SIGTERM",
  });
  if (signal === "SIGKILL") return true;
  if (status !== 0 || stderr !== "") problems.push(`the process ended with ${signal ?? status}: ${stderr}`);
  return false;
}

/** Every event that was there is there, and what had succeeded was not done again. */
function compare(before: Snapshot, now: Snapshot): string[] {
  const problems: string[] = [];
  for (const [name, events] of before.events) {
    const kept = now.events.get(name)?.slice(0, events.length);
    if (JSON.stringify(kept) !== JSON.stringify(events)) problems.push(`${name} has lost or changed events`);
  }
  for (const [name, events] of now.events) {
    if (events.some(({ id }, index) => id !== index + 1)) problems.push(`${name} has events out of order`);
  }
  const repeated = now.effects.slice(before.effects.length).filter((effect) => hadSucceeded(before, effect));
  return [...problems, ...repeated.map((effect) => `${effect} was done again`)];
}

/** Whether it was on record that a state had succeeded that every execution passes once, or an Express child. */
function hadSucceeded({ events, ended }: Snapshot, effect: string): boolean {
  const [arn = "", state] = effect.split(" ");
  if (state === "Item") return false;
  const history = events.get(arn) ?? [];
  return ended.has(arn) || history.some(({ type, details }) => type === "TaskStateExited" && details?.name === state);
}
