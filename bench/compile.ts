import { deepStrictEqual } from "node:assert";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { median } from "./measure";

const SIZES = [1000, 100, 10] as const;
const TURNS = 3;

const MOST_CPU_MS = 20;
/** What a state of a machine of 1,000 may cost, against one of 100. */
const MOST_GROWTH = 2;
const LEAST_TIMES_FASTER = 20;

type Side = "ours" | "cdk";

interface Cost {
  /** Of the chain, or of CDK's constructs. */
  readonly writeMs: number;
  /** Of `compile`, or of CDK's `synth`. */
  readonly compileMs: number;
}

interface Measured {
  readonly definition: unknown;
  /** By size. */
  readonly costs: readonly Cost[];
}

/**
 * `npm run bench -- compile`: CPU time of `compile` for 10, 100 and 1,000 states, beside `aws-cdk-lib` (installed by
 * `npm ci --prefix bench`) with the same machines: both warm, each in processes of its own, in turns. A machine of CDK is
 * synthesised once, from constructs made for that, so CDK's time is that of constructs and `synth`; the parts are printed.
 * Fails unless 1,000 states compile in less than 20 ms, a state costs about the same in machines of 100 and 1,000, and CDK
 * takes at least 20 times as long.
 */
export async function run(): Promise<void> {
  const turns = Array.from({ length: TURNS }, () => ({ ours: measureSide("ours"), cdk: measureSide("cdk") }));
  for (const { ours, cdk } of turns)
    deepStrictEqual(ours.definition, cdk.definition, "these are not the same machines");
  const rows = SIZES.map((states, index) => {
    const middle = (side: Side, part: keyof Cost) => median(turns.map((turn) => turn[side].costs[index]![part]));
    const [compile, constructs, synth] = [
      middle("ours", "compileMs"),
      middle("cdk", "writeMs"),
      middle("cdk", "compileMs"),
    ];
    return {
      states,
      chain: middle("ours", "writeMs"),
      compile,
      constructs,
      synth,
      ratio: (constructs + synth) / compile,
    };
  });
  console.log("CPU milliseconds; ratio: CDK's constructs and synth to our compile");
  console.table(rows.toReversed());
  const [largest, smaller] = rows as [(typeof rows)[0], (typeof rows)[0]];
  const growth = largest.compile / largest.states / (smaller.compile / smaller.states);
  check(`1,000 states: ${largest.compile.toFixed(1)} ms (less than ${MOST_CPU_MS})`, largest.compile < MOST_CPU_MS);
  check(`a state of 1,000 against one of 100: ${growth.toFixed(2)} (at most ${MOST_GROWTH})`, growth <= MOST_GROWTH);
  for (const { states, ratio } of rows) {
    const figure = `CDK takes ${ratio.toFixed(0)} times as long (at least ${LEAST_TIMES_FASTER})`;
    check(`${states} states: ${figure}`, ratio >= LEAST_TIMES_FASTER);
  }
}

function measureSide(side: Side): Measured {
  const args = [join(__dirname, "compile", "side.js"), side, ...SIZES.map(String)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

function check(what: string, holds: boolean): void {
  console.log(`${holds ? "holds" : "FAILS"}  ${what}`);
  if (!holds) process.exitCode = 1;
}
