import { type MapRunProgress, watchMapRuns } from "../local/interpreter";
import type { ExecutionEvent } from "../local/interpreter/event";
import type { MapRunner } from "../local/interpreter/map/map-runner";
import type { Decision } from "../local/interpreter/run";
import { describeDecision, type Failed } from "./decision-text";
import { describeMapRun, drawBar, failuresIn } from "./map-run-text";
import type { Writer } from "./verb";

/** What a progress display shows of an execution. */
export interface ProgressOptions {
  /** What an iteration of a Map is called; by default its number. */
  readonly nameOf?: (iteration: number) => string;
  /** Shows nothing. */
  readonly isSilent?: boolean;
  /** Milliseconds from anywhere. */
  readonly now?: () => number;
}

/** Shows the states that an execution enters, the failures that it retries or catches, and how far its distributed Maps are, while it runs. */
export interface Progress {
  onEvent(event: ExecutionEvent): void;
  /** Hears what becomes of failures. */
  onDecision(decision: Decision): void;
  /** Works distributed Maps off, and watches them. */
  readonly mapRuns: MapRunner;
  /** Takes the status line away. */
  end(): void;
}

/**
 * Live progress. A person at a terminal sees one line that is drawn again: the state of every iteration under way, or the
 * bar of a distributed Map. Elsewhere each state is a line of its own, and a Map tells of itself every few seconds.
 */
export function createProgress(writer: Writer, options: ProgressOptions = {}): Progress {
  const { nameOf = String, isSilent = false, now = () => performance.now() } = options;
  const iterations = new IterationTracker();
  const show = isSilent ? silence : writer.isTerminal ? statusLine(writer) : plainLines(writer);
  const counting = watchMapRuns(paced(show, now), failuresIn);
  let last: { readonly label: string; readonly error: string | undefined } | undefined;
  let failed: (Failed & { readonly label: string }) | undefined;
  return {
    onEvent(event) {
      const iteration = iterations.of(event);
      const label = iteration === undefined ? "" : nameOf(iteration);
      last = { label, error: event.details?.error };
      if (event.type === "MapIterationSucceeded") show.left(label);
      else if (event.type.endsWith("StateEntered")) show.entered(label, event.details?.name ?? "");
    },
    onDecision(decision) {
      // A failure is decided right after its event, where it has one.
      if (decision.kind === "failed")
        failed = { ...decision, label: last?.error === decision.error ? (last?.label ?? "") : "" };
      else if (failed !== undefined) {
        const text = describeDecision(decision, failed);
        if (text !== undefined) show.told(failed.label, text);
      }
    },
    // The failures of children are counted.
    mapRuns: { run: (plan, { observe, ...setting }, listener) => counting.run(plan, setting, listener) },
    end: () => show.end(),
  };
}

/** Shows a Map Run when enough time has passed, and always its end. */
function paced({ counted, everyMs }: Display, now: () => number): (progress: MapRunProgress) => void {
  const runs = new Map<string, { readonly startedMs: number; shownMs: number }>();
  return (progress) => {
    const nowMs = now();
    const run = runs.get(progress.mapRunArn) ?? { startedMs: nowMs, shownMs: nowMs };
    runs.set(progress.mapRunArn, run);
    if (nowMs - run.shownMs < everyMs && !progress.isOver) return;
    run.shownMs = nowMs;
    counted(progress, nowMs - run.startedMs);
  };
}

/** Knows to which iteration of an inline Map an event belongs: that of the event it follows from. */
class IterationTracker {
  readonly #iterations = new Map<number, number>();

  of({ id, previousEventId, type, details }: ExecutionEvent): number | undefined {
    const iteration = type === "MapIterationStarted" ? details?.index : this.#iterations.get(previousEventId);
    if (iteration !== undefined) this.#iterations.set(id, iteration);
    return iteration;
  }
}

interface Display {
  entered(label: string, state: string): void;
  told(label: string, text: string): void;
  left(label: string): void;
  counted(progress: MapRunProgress, elapsedMs: number): void;
  /** How much time has to pass before a Map Run is shown again. */
  readonly everyMs: number;
  end(): void;
}

const BAR_CHARACTERS = 16;

/** Of a line that nobody watches. */
const LONGEST_LINE = 200;

const silence: Display = {
  entered() {},
  told() {},
  left() {},
  counted() {},
  everyMs: Number.POSITIVE_INFINITY,
  end() {},
};

function plainLines(writer: Writer): Display {
  const line = (label: string, text: string) => writer.write(label === "" ? `${text}\n` : `${label}: ${text}\n`);
  return {
    entered: line,
    told: (label, text) => line(label, cut(text, LONGEST_LINE)),
    left: (label) => line(label, "done"),
    counted: (progress, elapsedMs) => line("", describeMapRun(progress, elapsedMs)),
    everyMs: 5_000,
    end() {},
  };
}

function statusLine(writer: Writer): Display {
  const current = new Map<string, string>();
  let done = 0;
  const write = (text: string) => writer.write(`\r\x1b[K${text.slice(0, writer.columns - 1)}`);
  const draw = () => {
    const states = [...current].map(([label, state]) => (label === "" ? state : `${label}: ${state}`));
    write([...(done > 0 ? [`${done} done`] : []), ...states].join("  "));
  };
  return {
    entered(label, state) {
      current.set(label, state);
      draw();
    },
    told(label, text) {
      write(cut(label === "" ? text : `${label}: ${text}`, writer.columns - 1));
      writer.write("\n");
      draw();
    },
    left(label) {
      current.delete(label);
      done++;
      draw();
    },
    counted(progress, elapsedMs) {
      const text = describeMapRun(progress, elapsedMs);
      const hasRoom = text.length + BAR_CHARACTERS + 4 <= writer.columns;
      write(hasRoom ? `${drawBar(progress, BAR_CHARACTERS)} ${text}` : text);
      if (progress.isOver) writer.write("\n");
    },
    everyMs: 100,
    end: () => writer.write("\r\x1b[K"),
  };
}

function cut(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, characters - 1)}…`;
}
