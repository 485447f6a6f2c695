import type { JsonataEnvironment } from "../functions";

const MAX_STEPS = 2_000_000;
const MAX_DEPTH = 400;

/** Thrown where the direct path gives up; the library then evaluates the expression from its start. */
export class NotDirect extends Error {}

/** A compiled node: its value for a context value, `$`, and the variables in sight. */
export type Evaluate = (input: unknown, frame: Frame) => unknown;

/** The variables in sight, innermost first, and the bounds of the run they belong to. */
export class Frame {
  readonly run: Run;
  readonly #parent: Frame | undefined;
  #names: Map<string, unknown> | undefined;

  constructor(run: Run, parent?: Frame) {
    this.run = run;
    this.#parent = parent;
  }

  bind(name: string, value: unknown): void {
    this.#names ??= new Map();
    this.#names.set(name, value);
  }

  /** A variable's value, undefined if there is none. */
  lookup(name: string): unknown {
    for (let frame: Frame | undefined = this; frame !== undefined; frame = frame.#parent) {
      if (frame.#names?.has(name) === true) return frame.#names.get(name);
    }
    const { bindings } = this.run;
    return Object.hasOwn(bindings, name) ? bindings[name] : undefined;
  }

  child(): Frame {
    return new Frame(this.run, this);
  }
}

/** One evaluation, and how much it may do. */
export class Run {
  readonly bindings: Readonly<Record<string, unknown>>;
  readonly environment: JsonataEnvironment;
  #steps = 0;
  #depth = 0;

  constructor(bindings: Readonly<Record<string, unknown>>, environment: JsonataEnvironment) {
    this.bindings = bindings;
    this.environment = environment;
  }

  step(count = 1): void {
    this.#steps += count;
    if (this.#steps > MAX_STEPS) throw new NotDirect("too many steps");
  }

  /** Calls a function of the expression one level deeper. */
  deeper<T>(call: () => T): T {
    this.step();
    if (++this.#depth > MAX_DEPTH) throw new NotDirect("too deep");
    const result = call();
    this.#depth--;
    return result;
  }
}
