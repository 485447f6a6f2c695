import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { median } from "./measure";
import { cdkSource } from "./typecheck/cdk-source";
import { ourSource } from "./typecheck/our-source";

const WORKFLOWS = 25;
const ROUNDS = 9;
const MOST_OF_CDK = 0.5;
const ROOT = join(__dirname, "..");
/** Below the peers' packages, so that `aws-cdk-lib` is found. */
const FOLDER = join(__dirname, "node_modules", ".cache", "typecheck");
const COMPILER = join(ROOT, "node_modules", "typescript", "lib", "tsc.js");
const REPORT_CPU = join(__dirname, "typecheck", "report-cpu.cjs");
const OPTIONS = {
  target: "es2022",
  lib: ["es2023"],
  module: "nodenext",
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
};

interface Check {
  /** The "Total time" of `tsc`. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly instantiations: number;
}

/**
 * `npm run bench -- typecheck`: the total time `tsc` takes for 25 workflows of 40 states, ours and the same in CDK (installed
 * by `npm ci --prefix bench`), in turns; fails when ours takes more than half of CDK's. Both libraries are read as
 * declarations, and neither side needs the types of Node.js.
 */
export async function run(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  emitDeclarations();
  const ours = project("ours", ourSource("../declarations/dsl"));
  const cdk = project("cdk", cdkSource());
  const rounds = Array.from({ length: ROUNDS }, () => ({ ours: check(ours), cdk: check(cdk) }));
  const figure = (side: "ours" | "cdk", name: keyof Check) => median(rounds.map((round) => round[side][name]));
  const row = (side: "ours" | "cdk") => ({
    "tsc s": figure(side, "seconds"),
    "CPU s": figure(side, "cpuSeconds"),
    instantiations: figure(side, "instantiations"),
  });
  console.table({ aslant: row("ours"), "aws-cdk-lib": row("cdk") });
  const ratio = (name: keyof Check) => figure("ours", name) / figure("cdk", name);
  const [total, cpu] = [ratio("seconds"), ratio("cpuSeconds")];
  console.log(`ratio ${total.toFixed(2)} (at most ${MOST_OF_CDK}); of CPU time ${cpu.toFixed(2)}`);
  if (total > MOST_OF_CDK) process.exitCode = 1;
}

function emitDeclarations(): void {
  const outDir = join(FOLDER, "declarations");
  const compilerOptions = {
    ...OPTIONS,
    types: ["node"],
    typeRoots: [join(ROOT, "node_modules", "@types")],
    esModuleInterop: true,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: ROOT,
    outDir,
  };
  compile(writeConfig("declarations", { compilerOptions, files: [join(ROOT, "dsl", "index.ts")] }));
}

function project(name: string, source: string): string {
  const config = writeConfig(name, { compilerOptions: { ...OPTIONS, noEmit: true } });
  for (let index = 0; index < WORKFLOWS; index++) writeFileSync(join(FOLDER, name, `orders-${index}.ts`), source);
  return config;
}

function writeConfig(name: string, config: object): string {
  const path = join(FOLDER, name, "tsconfig.json");
  mkdirSync(join(FOLDER, name), { recursive: true });
  writeFileSync(path, JSON.stringify(config));
  return path;
}

function check(config: string): Check {
  const report = compile(config, "--extendedDiagnostics");
  const figure = (label: string) => Number(new RegExp(`^${label}: *([\\d.]+)`, "m").exec(report)?.[1]);
  return {
    seconds: figure("Total time"),
    cpuSeconds: figure("CPU time"),
    instantiations: figure("Instantiations"),
  };
}

function compile(config: string, ...options: string[]): string {
  return execFileSync(process.execPath, ["--require", REPORT_CPU, COMPILER, "-p", config, ...options], {
    encoding: "utf8",
  });
}
