import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Clock, realClock } from "../../../local/interpreter";
import { noObjects } from "../../../local/interpreter/object-store";
import { Executions } from "../../../local/server/executions";
import type { Keeping } from "../../../local/server/keeping";
import { Machines } from "../../../local/server/machines";
import { temporaryFolder } from "../aws/stand-ins";

const keeping = suite("executions that have ended");

const DAY_MS = 24 * 60 * 60 * 1_000;

const definition = {
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      Label: "Each",
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" },
        StartAt: "A",
        States: { A: { Type: "Pass", End: true } },
      },
      End: true,
    },
  },
};

async function open(folder: string, kept: Keeping, nowMs: () => number) {
  const machines = new Machines(folder, assert.unreachable);
  const clock: Clock = { ...realClock, now: nowMs };
  const setting = { folder: join(folder, "executions"), revisions: machines.revisions, report: assert.unreachable };
  const executions = new Executions({ ...setting, clock, keeping: kept });
  await executions.begin({ tasks: { run: () => ({ status: "waiting" }) }, objects: noObjects }, ["machine"]);
  const content = { name: "machine", type: "STANDARD", roleArn: "", atMs: 0, configuration: {} } as const;
  const machineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:machine";
  const revision = machines.revisions.add({ ...content, machineArn, definition: JSON.stringify(definition) });
  const run = async (name: string) => {
    const { arn } = executions.start({ revision, input: [1], name });
    while (executions.kept(arn).summary.status === "RUNNING") await setImmediate();
  };
  const names = () => executions.of("machine").map(({ name }) => name);
  return { executions, run, names };
}

/** The journals, and the logs of Map Runs. */
function files(folder: string): readonly string[] {
  const machine = join(folder, "executions", "machine");
  const all = existsSync(machine) ? readdirSync(machine, { recursive: true, encoding: "utf8" }) : [];
  return all.filter((file) => file.endsWith(".jsonl") && file !== "index.jsonl");
}

keeping("are kept for so many days, with their Map Runs, and then removed", async () => {
  const folder = temporaryFolder();
  let nowMs = 1_000 * DAY_MS;
  let open1 = await open(folder, { days: 90, executions: 100 }, () => nowMs);
  await open1.run("old");
  nowMs += 60 * DAY_MS;
  await open1.run("young");
  open1.executions.close();
  assert.is(files(folder).length, 4);
  nowMs += 60 * DAY_MS;
  open1 = await open(folder, { days: 90, executions: 100 }, () => nowMs);
  assert.equal(open1.names(), ["young"]);
  while (files(folder).length > 2) await setImmediate();
  open1.executions.close();
  rmSync(folder, { recursive: true });
});

keeping("make room for others when there are too many, the oldest first", async () => {
  const folder = temporaryFolder();
  const { executions, run, names } = await open(folder, { days: 90, executions: 10 }, Date.now);
  for (let number = 1; number <= 12; number++) await run(`run-${number}`);
  assert.equal(names()[0], "run-3");
  assert.is(names().length, 10);
  executions.close();
  const again = await open(folder, { days: 90, executions: 10 }, Date.now);
  assert.equal(again.names(), names());
  again.executions.close();
  rmSync(folder, { recursive: true });
});

keeping.run();
