import type { ExecutionEvent } from "../local/interpreter/event";
import type { Writer } from "./verb";

/** What a progress display shows of an execution. */
export interface ProgressOptions {
  /** What an iteration of a Map is called; by default its number. */
  readonly nameOf?: (iteration: number) => string;
}

/** Shows the states that an execution enters, while it runs. */
export interface Progress {
  onEvent(event: ExecutionEvent): void;
  /** Takes the status line away. */
  end(): void;
}

/**
 * Live progress. A person at a terminal sees one line that is drawn again, with the state of every iteration under way;
 * elsewhere each state is a line of its own.
 */
export function createProgress(writer: Writer, { nameOf = String }: ProgressOptions = {}): Progress {
  const iterations = new IterationTracker();
  const show = writer.isTerminal ? statusLine(writer) : plainLines(writer);
  return {
    onEvent(event) {
      const iteration = iterations.of(event);
      const label = iteration === undefined ? "" : nameOf(iteration);
      if (event.type === "MapIterationSucceeded") show.left(label);
      else if (event.type.endsWith("StateEntered")) show.entered(label, event.details?.name ?? "");
    },
    end: () => show.end(),
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
  left(label: string): void;
  end(): void;
}

function plainLines(writer: Writer): Display {
  const line = (label: string, text: string) => writer.write(label === "" ? `${text}\n` : `${label}: ${text}\n`);
  return { entered: line, left: (label) => line(label, "done"), end() {} };
}

function statusLine(writer: Writer): Display {
  const current = new Map<string, string>();
  let done = 0;
  const draw = () => {
    const states = [...current].map(([label, state]) => (label === "" ? state : `${label}: ${state}`));
    const text = [...(done > 0 ? [`${done} done`] : []), ...states].join("  ");
    writer.write(`\r\x1b[K${text.slice(0, writer.columns - 1)}`);
  };
  return {
    entered(label, state) {
      current.set(label, state);
      draw();
    },
    left(label) {
      current.delete(label);
      done++;
      draw();
    },
    end: () => writer.write("\r\x1b[K"),
  };
}
