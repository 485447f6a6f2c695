// One side of bench/compile.ts in a process of its own, so that neither fills the other's heap or spoils its machine code:
// `node bench/compile/side.js ours|cdk SIZES`, the largest first, prints the definition of a small machine, and for each size
// the CPU milliseconds of writing a machine and of compiling it.
require("../../bin/register.js");
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { cpuMs } = require("../measure.ts");

/** States in a block of a machine. */
const BLOCK = 10;

const folder = mkdtempSync(join(tmpdir(), "compile-"));

/** Each side: how a machine is written, how compiled, its definition as text, and after how many rounds the engine is warm. */
const SIDES = {
  ours: () => {
    const { CHECK_ORDER_ARN, ourMachine } = require("./our-machine.ts");
    const { bind, compile } = require("../../dsl");
    const text = (machine) => JSON.stringify(bind(compile(machine).definition, () => CHECK_ORDER_ARN));
    return { write: ourMachine, compile, text, rounds: 120 };
  },
  cdk: () => {
    const { cdkMachine } = require("./cdk-machine.js");
    const synth = (machine) => machine.synth();
    return { write: (blocks) => cdkMachine(blocks, folder), compile: synth, text: synth, rounds: 30 };
  },
};

/** The least of many rounds: what other work of the computer adds is not ours. */
function costOf({ write, compile, rounds }, blocks) {
  const costs = Array.from({ length: rounds }, () => {
    let machine;
    const writeMs = cpuMs(() => {
      machine = write(blocks);
    });
    return { writeMs, compileMs: cpuMs(() => compile(machine)) };
  });
  const least = (name) => Math.min(...costs.map((cost) => cost[name]));
  return { writeMs: least("writeMs"), compileMs: least("compileMs") };
}

function main([name, ...sizes]) {
  const side = SIDES[name]();
  const costs = sizes.map((states) => costOf(side, states / BLOCK));
  console.log(JSON.stringify({ definition: JSON.parse(side.text(side.write(3))), costs }));
  rmSync(folder, { recursive: true });
}

main(process.argv.slice(2));
