// Runs the executions of a folder to their end, and kills itself at the write that its arguments name: after a part of
// it, as a process does that is killed while it writes.
import fs from "node:fs";
import { join } from "node:path";
import type { Clock, Task } from "../../local/interpreter";
import { realClock } from "../../local/interpreter";
import { noObjects } from "../../local/interpreter/object-store";
import { Executions } from "../../local/server/executions";
import { Machines } from "../../local/server/machines";
import { definition } from "./workflow";

const [folder = "", killAtWrite = "0", share = "1", executions = "4"] = process.argv.slice(2);

/** A second of the workflow is some milliseconds of the test. */
const SPEED = 200;
const startMs = Date.UTC(2026, 0, 1);
const clock: Clock = {
  now: () => Date.now() * SPEED - startMs,
  at: (timeMs, callback) => realClock.at((timeMs + startMs) / SPEED, callback),
  hold: realClock.hold,
};

killMyself(Number(killAtWrite), Number(share));
const machines = new Machines(folder, console.error);
const running = new Executions({
  folder: join(folder, "executions"),
  revisions: machines.revisions,
  report: console.error,
  clock,
});
const revision = machines.store.all()[0]?.revision ?? create();
void main();

async function main(): Promise<void> {
  await running.begin({ tasks: { run: perform }, objects: noObjects }, ["crash"]);
  for (let index = 0; index < Number(executions); index++) {
    const request = { revision: machines.revisions.get(revision), input: { items: [1, 2, 3] }, name: `run-${index}` };
    if (running.lookUp(request.revision, request.name) === undefined) running.start(request);
  }
  const timer = setInterval(() => {
    if (running.hasRunning("crash")) return;
    clearInterval(timer);
    running.close();
  }, 1);
}

function create(): string {
  const arn = "arn:aws:states:us-east-1:000000000000:stateMachine:crash";
  const name = "crash";
  const content = { machineArn: arn, name, type: "STANDARD", definition: JSON.stringify(definition) } as const;
  const { id } = machines.revisions.add({ ...content, roleArn: "", atMs: 0, configuration: {} });
  const empty = { isDeleting: false, isInitial: true, versions: [], lastVersion: 0, aliases: [], tags: {} };
  machines.store.put({ arn, name, type: "STANDARD", createdMs: 0, revision: id, ...empty });
  return id;
}

/** Notes what it did before it answers: an effect that must not happen again once its success is on record. */
async function perform({ state, executionArn, retryCount }: Task) {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
  fs.writeSync(effects(), `${executionArn} ${state}\n`);
  if (state === "Shaky" && retryCount === 0) return { status: "failed", error: "Shaky" } as const;
  return { status: "succeeded", output: { items: [1, 2, 3] } } as const;
}

function effects(): number {
  return fs.openSync(join(folder, "effects.log"), "a");
}

/** Every write of a journal goes through appendFileSync. */
function killMyself(write: number, part: number): void {
  const { appendFileSync } = fs;
  let writes = 0;
  fs.appendFileSync = (path, data) => {
    const text = String(data);
    if (++writes !== write) return appendFileSync(path, text);
    appendFileSync(path, text.slice(0, Math.floor(text.length * part)));
    process.kill(process.pid, "SIGKILL");
    // The signal is on its way; nothing may happen until it is here.
    for (;;);
  };
}
