import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInEngine } from "../test/infra/kit/engine";
import { stackConfig } from "../test/infra/kit/stack-config";

const rounds = 5;
const root = join(__dirname, "..");
const packages = ["@pulumi/pulumi", "@pulumi/aws"];

/** The compiler's configuration of a bare program: it compiles its one file by itself. */
const BARE_TSCONFIG = { compilerOptions: { target: "ES2022", module: "nodenext", noCheck: true } };

/**
 * What it costs to start the Pulumi program, beside a bare program that imports the same Pulumi packages: both started by
 * Pulumi's own runner through ts-node without type checks, taking turns in one run; the best of each counts. The third row is
 * the start of a fresh checkout, the last a whole deployment: start and registrations, without esbuild's bundling.
 */
export async function run(): Promise<void> {
  // What esbuild spends is counted only where somebody waits for its process.
  process.env["ESBUILD_WORKER_THREADS"] = "0";
  const folder = mkdtempSync(join(tmpdir(), "program-start-"));
  const programs = programsIn(folder);
  const seconds = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, program] of Object.entries(programs)) {
      const spent = await cpuSecondsOf(program);
      if (round > 0) seconds.set(name, [...(seconds.get(name) ?? []), spent]);
    }
  }
  rmSync(folder, { recursive: true });
  const best = (name: string) => Math.min(...(seconds.get(name) ?? []));
  for (const name of seconds.keys()) {
    const times = best(name) / best("bare");
    console.log(`${name.padEnd(12)}${best(name).toFixed(2)} s CPU, ${times.toFixed(2)} times bare`);
  }
}

function programsIn(folder: string): Readonly<Record<string, () => Promise<void>>> {
  const imports = packages.map((name, index) => `import package${index} = require("${require.resolve(name)}");`);
  const bare = `${imports.join("\n")}\nexport const loaded = [${imports.map((_, index) => `package${index}`)}].length;`;
  const ours = `import deploy = require("${join(root, "index")}");\nexport const loaded = typeof deploy;`;
  const tsconfig = join(folder, "tsconfig.json");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ main: "index.ts" }));
  writeFileSync(tsconfig, JSON.stringify(BARE_TSCONFIG));
  const start = (text: string) => writeFileSync(join(folder, "index.ts"), text);
  return {
    bare: () => {
      start(bare);
      return runSound({ stack: "dev", config: {}, folder, tsconfig });
    },
    start: () => {
      start(ours);
      return runSound({ stack: "dev", config: {}, folder });
    },
    "first start": () => {
      rmSync(join(root, "node_modules/.cache/aslant"), { recursive: true, force: true });
      start(ours);
      return runSound({ stack: "dev", config: {}, folder });
    },
    deployment: () => runSound({ stack: "dev", config: stackConfig("dev") }),
  };
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
