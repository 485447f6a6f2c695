import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createProgress } from "../../cli/progress";
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

test.run();
