import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../asl/definition";
import { createProgress } from "../../cli/progress";
import { createMachine, createVirtualClock, type TaskRunner } from "../../local/interpreter";
import type { ExecutionEvent } from "../../local/interpreter/event";
import { testIo } from "./test-io";

const test = suite("progress");

const event = (id: number, previousEventId: number, type: string, details?: object): ExecutionEvent =>
  ({ id, previousEventId, type, timeMs: 0, details }) as ExecutionEvent;

/** Two iterations, interleaved as a Map runs them. */
const history = [
  event(1, 0, "ExecutionStarted"),
  event(2, 1, "MapStateEntered", { name: "Each" }),
  event(3, 2, "MapStateStarted", { length: 2 }),
  event(4, 3, "MapIterationStarted", { name: "Each", index: 0 }),
  event(5, 4, "TaskStateEntered", { name: "Find" }),
  event(6, 3, "MapIterationStarted", { name: "Each", index: 1 }),
  event(7, 6, "TaskStateEntered", { name: "Find" }),
  event(8, 5, "TaskScheduled"),
  event(9, 8, "TaskStateExited", { name: "Find" }),
  event(10, 9, "MapIterationSucceeded", { name: "Each", index: 0 }),
];

test("where nobody watches, every state is a line with the name of its iteration", () => {
  const io = testIo();
  const progress = createProgress(io.stderr, { nameOf: (iteration) => ["ada.jpg", "bea.jpg"][iteration]! });
  history.forEach(progress.onEvent);
  progress.end();
  assert.is(io.err(), "Each\nada.jpg: Find\nbea.jpg: Find\nada.jpg: done\n");
});

test("at a terminal one line is drawn again and taken away in the end", () => {
  const io = testIo({ isTerminal: true, columns: 20 });
  const progress = createProgress(io.stderr);
  history.forEach(progress.onEvent);
  const last = io.err().split("\r\x1b[K").at(-1)!;
  assert.is(last, "1 done  Each  1: Fi".slice(0, 19));
  progress.end();
  assert.ok(io.err().endsWith("\r\x1b[K"));
});

/** A Map of two photos whose states fail once and are retried, and then are caught. */
async function runFailures(options: { readonly isTerminal?: boolean; readonly columns?: number } = {}) {
  const io = testIo(options);
  const progress = createProgress(io.stderr, { nameOf: (iteration) => ["ada.jpg", "bea.jpg"][iteration]! });
  const tasks: TaskRunner = {
    run: ({ arguments: photo, retryCount }) => {
      const cause = JSON.stringify({ errorMessage: `${photo} is\n\u001b[31mblurred` });
      return { status: "failed", error: "Blurred", cause: retryCount === 0 ? cause : "x".repeat(300) };
    },
  };
  const Work = {
    Type: "Task",
    Resource: "arn:aws:lambda:us-east-1:123456789012:function:work",
    Retry: [{ ErrorEquals: ["Blurred"], IntervalSeconds: 2, MaxAttempts: 1 }],
    Catch: [{ ErrorEquals: ["States.ALL"], Next: "Sorry" }],
    End: true,
  };
  const States = { Work, Sorry: { Type: "Pass", End: true } };
  const Each = { Type: "Map", MaxConcurrency: 1, ItemProcessor: { StartAt: "Work", States }, End: true };
  const machine = createMachine({ StartAt: "Each", States: { Each } } as unknown as StateMachineDefinition);
  const { onEvent, onDecision } = progress;
  const { result } = machine.start({ input: ["a", "b"], tasks, clock: createVirtualClock(), onEvent, onDecision });
  assert.is((await result).status, "SUCCEEDED");
  return io.err();
}

test("a failure that is retried or caught is told in a line, cut where it is too long", async () => {
  const linesOf = (photo: string, name: string) => [
    `${name}: Work`,
    `${name}: Work: retry 1 in 2 s after Blurred: ${photo} is [31mblurred`,
    `${name}: ${`Work: caught Blurred: ${"x".repeat(300)}`.slice(0, 199)}…`,
    `${name}: Sorry`,
    `${name}: done`,
  ];
  const expected = ["Each", ...linesOf("a", "ada.jpg"), ...linesOf("b", "bea.jpg"), ""];
  assert.equal((await runFailures()).split("\n"), expected);
});

test("at a terminal what is told of failures stays above the line that is drawn again", async () => {
  const said = await runFailures({ isTerminal: true, columns: 40 });
  const told = said.split("\n").map((line) => line.split("\r\x1b[K").at(-1));
  assert.is(told[0], "ada.jpg: Work: retry 1 in 2 s after Bl…");
  assert.is(told[1], "ada.jpg: Work: caught Blurred: xxxxxxx…");
  assert.match(said, "xxx…\n\r\x1b[KEach  ada.jpg: Work");
});

test("failures within a distributed Map are counted, and not told one by one", async () => {
  const io = testIo();
  const { onEvent, onDecision, mapRuns, end } = createProgress(io.stderr);
  const Work = {
    Type: "Task",
    Resource: "arn:aws:lambda:us-east-1:123456789012:function:work",
    Catch: [{ ErrorEquals: ["States.ALL"], Next: "Sorry" }],
    End: true,
  };
  const States = { Work, Sorry: { Type: "Pass", End: true } };
  const ItemProcessor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" }, StartAt: "Work", States };
  const Each = { Type: "Map", Label: "Photos", ItemProcessor, End: true };
  const machine = createMachine({ StartAt: "Each", States: { Each } } as unknown as StateMachineDefinition);
  const tasks: TaskRunner = { run: () => ({ status: "failed", error: "Blurred" }) };
  await machine.start({ input: [1, 2], tasks, onEvent, onDecision, mapRuns }).result;
  end();
  assert.match(io.err(), /^Each\nPhotos: 2 of 2 done, .*\n$/);
});

/** Ten items in batches of two; each batch tells of one failure, and takes two seconds. */
async function runMap(options: {
  readonly isTerminal?: boolean;
  readonly columns?: number;
  readonly isSilent?: boolean;
}) {
  const io = testIo(options);
  let nowMs = 0;
  const progress = createProgress(io.stderr, { now: () => nowMs, isSilent: options.isSilent ?? false });
  const output = { failures: ["x"] };
  const tasks: TaskRunner = {
    run: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      nowMs += 2_000;
      return { status: "succeeded", output };
    },
  };
  const work = { Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:work", End: true };
  const processor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" } };
  const Each = {
    Type: "Map",
    Label: "Photos",
    ItemProcessor: { ...processor, StartAt: "Work", States: { Work: work } },
    ItemBatcher: { MaxItemsPerBatch: 2 },
    MaxConcurrency: 1,
    End: true,
  };
  const machine = createMachine({ StartAt: "Each", States: { Each } } as unknown as StateMachineDefinition);
  const input = Array.from({ length: 10 }, (_, index) => index);
  const { result } = machine.start({ input, tasks, onEvent: progress.onEvent, mapRuns: progress.mapRuns });
  assert.is((await result).status, "SUCCEEDED");
  progress.end();
  return io.err();
}

test("where nobody watches, a distributed Map tells every few seconds how far it is", async () => {
  assert.equal((await runMap({})).split("\n"), [
    "Each",
    "Photos: 3 of 10 done, 3 failed, 1.0/s, 4.0 s left",
    "Photos: 5 of 10 done, 5 failed, 1.0/s, took 10.0 s",
    "",
  ]);
});

test("at a terminal a distributed Map has a bar, whose last state stays", async () => {
  const drawn = (await runMap({ isTerminal: true, columns: 80 })).split("\r\x1b[K");
  assert.ok(drawn.includes("[######----------] Photos: 2 of 10 done, 2 failed, 1.0/s, 6.0 s left"), drawn.join("|"));
  assert.ok(drawn.includes("[################] Photos: 5 of 10 done, 5 failed, 1.0/s, took 10.0 s\n"), drawn.join("|"));
  assert.ok(drawn.every((line) => line.length <= 80));
});

test("silence is silence", async () => {
  assert.is(await runMap({ isSilent: true }), "");
});

test.run();
