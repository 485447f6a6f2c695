import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInEngine } from "../test/infra/kit/engine";
import { stackConfig } from "../test/infra/kit/stack-config";
import { median } from "./measure";

const rounds = 5;
const root = join(__dirname, "..");
const packages = ["@pulumi/pulumi", "@pulumi/aws"];

/**
 * What it costs to start the Pulumi program, beside a bare program that imports the same Pulumi packages: both in Pulumi's
 * own runner, taking turns in one run. The last row is a whole deployment: start, bundles and registrations.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "program-start-"));
  const programs = {
    bare: () =>
      runText(folder, packages.map((name) => `require(${JSON.stringify(require.resolve(name))});`).join("\n")),
    start: () => runText(folder, `require(${JSON.stringify(join(root, "bin/pulumi.js"))});`),
    deployment: () => runWhole(),
  };
  const seconds: Record<keyof typeof programs, number[]> = { bare: [], start: [], deployment: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const name of Object.keys(programs) as (keyof typeof programs)[]) {
      const spent = await cpuSecondsOf(programs[name]);
      if (round > 0) seconds[name].push(spent);
    }
  }
  rmSync(folder, { recursive: true });
  const bare = median(seconds.bare);
  for (const [name, all] of Object.entries(seconds)) {
    const middle = median(all);
    console.log(`${name.padEnd(12)}${middle.toFixed(2)} s CPU, ${(middle / bare).toFixed(2)} times bare`);
  }
}

/** Runs a program of one file. */
async function runText(folder: string, text: string): Promise<void> {
  writeFileSync(join(folder, "index.js"), text);
  await runSound({ stack: "dev", config: {}, folder });
}

function runWhole(): Promise<void> {
  return runSound({ stack: "dev", config: stackConfig("dev") });
}

async function runSound(request: Parameters<typeof runInEngine>[0]): Promise<void> {
  const { exitCode, errors } = await runInEngine(request);
  if (exitCode !== 0) throw new Error(errors.join("\n"));
}

/** CPU time of the processes that some work starts, and of those that they start. Linux only. */
async function cpuSecondsOf(work: () => Promise<void>): Promise<number> {
  const before = childSeconds();
  await work();
  return childSeconds() - before;
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html fields cutime and cstime, in hundredths of a second */
function childSeconds(): number {
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
