/** Decisions made in one go, before other work of the process gets its turn. */
const SLICE = 20_000;

/**
 * The order in which the flows of an execution go on: first come, first served, as AWS takes its decisions. It runs in
 * the caller's stack until nothing is left to do, and gives way to the event loop after long stretches.
 */
export class DecisionQueue {
  #decisions: (() => void)[] = [];
  #next = 0;
  #running = false;
  #steps = 0;

  /** Adds a decision; it is taken at once unless others come first. */
  post(decision: () => void): void {
    this.#decisions.push(decision);
  }

  /** Counts a step of the flow that is running. True says: post what is left, others are waiting. */
  isTired(): boolean {
    return ++this.#steps > SLICE;
  }

  /** Takes decisions until there are none. */
  run(): void {
    if (this.#running) return;
    this.#running = true;
    this.#steps = 0;
    while (this.#next < this.#decisions.length && this.#steps <= SLICE) this.#take();
    this.#running = false;
    if (this.#next < this.#decisions.length) setImmediate(() => this.run());
    else this.#clear();
  }

  /** Takes them in the next microtask: everything that happens at one instant is recorded before anybody reacts. */
  runSoon(): void {
    if (!this.#running) queueMicrotask(() => this.run());
  }

  #take(): void {
    const decision = this.#decisions[this.#next] as () => void;
    this.#next++;
    this.#steps++;
    if (this.#next > 1_000 && this.#next * 2 > this.#decisions.length) this.#compact();
    decision();
  }

  #compact(): void {
    this.#decisions = this.#decisions.slice(this.#next);
    this.#next = 0;
  }

  #clear(): void {
    this.#decisions = [];
    this.#next = 0;
  }
}
