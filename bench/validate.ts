import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { StateMachineDefinition, StateMachineType } from "../asl/definition";
import type { Json } from "../asl/json";
import { validate } from "../asl/validate";
import { cpuMs, median } from "./measure";

/** How many definitions the slow peer is given; ours is given the same. */
const COMPARED = 60;
const LARGE_BYTES = [125_000, 250_000, 500_000, 1_000_000];

interface Entry {
  readonly file: string;
  readonly machine_type?: StateMachineType;
}

interface Sample {
  readonly definition: Json;
  readonly type: StateMachineType;
}

/**
 * `npm run bench -- validate PATH`: CPU time of the validator over the definitions of a folder with an index.json,
 * beside `asl-validator` (installed by `npm ci --prefix bench`), and over ever larger definitions.
 *
 * Half of the definitions warm the validator up; each of the others is then seen for the first time, so that no cached
 * path or expression helps. The second figure is of definitions seen before, as when an editor validates at each key.
 */
export async function run([path]: readonly string[]): Promise<void> {
  if (path === undefined) throw new Error("Give the folder of the definitions.");
  const samples = readSamples(path);
  const half = (rest: number) => samples.filter((_, index) => index % 2 === rest);
  for (const sample of half(0)) ours(sample);
  print(
    "first sight",
    half(1).map((sample) => cpuMs(() => ours(sample))),
  );
  for (let round = 0; round < 5; round++) for (const sample of samples) ours(sample);
  print(
    "seen before",
    samples.map((sample) => cpuMs(() => ours(sample))),
  );
  compareWithPeer(samples);
  for (const bytes of LARGE_BYTES) printLarge(bytes);
}

function readSamples(path: string): readonly Sample[] {
  const entries = JSON.parse(readFileSync(join(path, "index.json"), "utf8")) as Entry[];
  return entries
    .filter(({ file }) => file.endsWith(".json"))
    .map(({ file, machine_type: type = "STANDARD" }) => {
      return { definition: JSON.parse(readFileSync(join(path, file), "utf8")) as Json, type };
    });
}

function ours({ definition, type }: Sample): void {
  validate(definition, { type });
}

function compareWithPeer(samples: readonly Sample[]): void {
  const peer = require("asl-validator") as (definition: unknown) => unknown;
  const compared = samples.filter((_, index) => index % Math.ceil(samples.length / COMPARED) === 0);
  const peerMs = compared.map(({ definition }) => cpuMs(() => callPeer(peer, structuredClone(definition))));
  const oursMs = compared.map((sample) => cpuMs(() => ours(sample)));
  print(`asl-validator, ${compared.length} of them`, peerMs);
  print("ours, the same", oursMs);
  console.log(`asl-validator takes ${(sum(peerMs) / sum(oursMs)).toFixed(0)} times as long in all`);
}

/** It throws on some definitions; the time until then counts. */
function callPeer(peer: (definition: unknown) => unknown, definition: unknown): void {
  try {
    peer(definition);
  } catch {
    return;
  }
}

function printLarge(bytes: number): void {
  const definition = chainOf(bytes);
  const size = JSON.stringify(definition).length;
  const best = Math.min(...Array.from({ length: 5 }, () => cpuMs(() => validate(definition))));
  console.log(
    `${String(size).padStart(9)} characters: ${best.toFixed(1)} ms, ${((best / size) * 1e6).toFixed(1)} ms a million`,
  );
}

/** One long chain of states with paths, retries and a Choice now and then. */
function chainOf(bytes: number): StateMachineDefinition {
  const count = Math.floor(bytes / 330);
  const states = Array.from({ length: count }, (_, index) => [`State ${index}`, stateOf(index, count)] as const);
  return { StartAt: "State 0", States: Object.fromEntries(states) } as unknown as StateMachineDefinition;
}

function stateOf(index: number, count: number): Json {
  if (index === count - 1) return { Type: "Succeed" };
  const next = `State ${index + 1}`;
  if (index % 5 === 4) {
    return {
      Type: "Choice",
      Choices: [{ Variable: `$.r${index - 1}.ok`, BooleanEquals: true, Next: next }],
      Default: next,
    };
  }
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Parameters: {
      FunctionName: `function-${index}`,
      Payload: { "id.$": `$.orders[${index}].id`, "text.$": `States.Format('{}', $.n${index})` },
    },
    ResultPath: `$.r${index}`,
    Retry: [{ ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 2, MaxAttempts: 3 }],
    Next: next,
  };
}

function print(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((left, right) => left - right);
  const worst = sorted.at(Math.floor(sorted.length * 0.95)) ?? Number.NaN;
  console.log(
    `${name.padEnd(32)} median ${median(times).toFixed(3)} ms, 95 % ${worst.toFixed(3)} ms, ${times.length} definitions`,
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
