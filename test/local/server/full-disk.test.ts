import fs from "node:fs";
import { setImmediate } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Clock, Task, TaskOutcome } from "../../../local/interpreter";
import { noObjects } from "../../../local/interpreter/object-store";
import { Executions } from "../../../local/server/executions";
import { Machines } from "../../../local/server/machines";
import { temporaryFolder } from "../aws/stand-ins";

const disk = suite("a full disk");

const { appendFileSync } = fs;
disk.after.each(() => {
  fs.appendFileSync = appendFileSync;
});

/** Lets writes fail as they do on a disk that has become full: after a part of them. */
function fill(): void {
  fs.appendFileSync = (path, data) => {
    appendFileSync(path, String(data).slice(0, 5));
    throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  };
}

/** A clock whose timers go off when the test says. */
function handClock(): Clock & { ring(): void } {
  const timers = new Set<() => void>();
  return {
    now: () => Date.now(),
    at(_timeMs, callback) {
      timers.add(callback);
      return { cancel: () => timers.delete(callback) };
    },
    hold: () => () => {},
    ring() {
      const due = [...timers];
      timers.clear();
      for (const callback of due) callback();
    },
  };
}

const definition = (states: object) => JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
const task = { Type: "Task", Resource: "arn:aws:lambda:us-east-1:000000000000:function:work" };

function open(states: object) {
  const folder = temporaryFolder();
  const told: string[] = [];
  const answers: ((outcome: TaskOutcome) => void)[] = [];
  const clock = handClock();
  const machines = new Machines(folder, (message) => told.push(message));
  const report = (message: string) => void told.push(message);
  const executions = new Executions({ folder: `${folder}/executions`, revisions: machines.revisions, report, clock });
  const content = { name: "machine", type: "STANDARD", roleArn: "", atMs: 0, configuration: {} } as const;
  const machineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:machine";
  const revision = machines.revisions.add({ ...content, machineArn, definition: definition(states) });
  const run = (_task: Task) => new Promise<TaskOutcome>((resolve) => answers.push(resolve));
  const begun = executions.begin({ tasks: { run }, objects: noObjects }, ["machine"]);
  const start = (name: string, input: readonly number[] = []) => executions.start({ revision, input, name }).arn;
  const status = (arn: string) => executions.kept(arn).summary.status;
  const close = () => {
    executions.close();
    fs.rmSync(folder, { recursive: true });
  };
  return { begun, executions, told, answers, clock, start, status, close };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setImmediate();
}

disk("an execution that can't be written rests, is told of once, and goes on when there is room", async () => {
  const { begun, executions, told, answers, clock, start, status, close } = open({
    First: { ...task, Next: "Second" },
    Second: { ...task, End: true },
  });
  await begun;
  const arn = start("one");
  await until(() => answers.length === 1);
  fill();
  answers[0]?.({ status: "succeeded", output: 1 });
  await until(() => told.length === 1);
  assert.match(
    told[0] ?? "",
    /one\.jsonl" cannot be written: the disk is full; free some space\. The execution .* rests/,
  );
  assert.throws(() => start("two"), /the disk is full/);
  const stopped = await executions.stop(arn).catch((error: Error) => error.message);
  assert.match(stopped ?? "", /the disk is full/);
  for (let time = 1; time <= 3; time++) {
    clock.ring();
    await setImmediate();
  }
  assert.equal([told.length, answers.length], [1, 1]);
  fs.appendFileSync = appendFileSync;
  clock.ring();
  await until(() => answers.length === 2);
  answers[1]?.({ status: "succeeded", output: 2 });
  await until(() => answers.length === 3);
  answers[2]?.({ status: "succeeded", output: 3 });
  await until(() => status(arn) === "SUCCEEDED");
  const other = start("two");
  assert.is(status(other), "RUNNING");
  close();
});

disk("a Map Run that can't be written rests, and goes on when there is room", async () => {
  const processor = {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
    StartAt: "Work",
    States: { Work: { ...task, End: true } },
  };
  const { begun, told, answers, clock, start, status, close } = open({
    Each: { Type: "Map", Label: "Each", ItemProcessor: processor, End: true },
  });
  await begun;
  const arn = start("one", [1, 2]);
  await until(() => answers.length === 2);
  answers[0]?.({ status: "succeeded", output: "a" });
  await setImmediate();
  fill();
  answers[1]?.({ status: "succeeded", output: "b" });
  await until(() => told.length === 1);
  assert.match(told[0] ?? "", /cannot be written: the disk is full; free some space\. The Map Run .* rests/);
  fs.appendFileSync = appendFileSync;
  clock.ring();
  await until(() => answers.length === 3);
  answers[2]?.({ status: "succeeded", output: "c" });
  await until(() => status(arn) === "SUCCEEDED");
  close();
});

disk.run();
