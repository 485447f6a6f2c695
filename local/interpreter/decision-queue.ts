/** Decisions made in one go, before other work of the process gets its turn. */
const SLICE = 20_000;

/**
 * The order in which the flows of an execution go on: first come, first served, as AWS takes its decisions. It runs in
 * the caller's stack until nothing is left to do, and gives way to the event loop after long stretches.
 */
export class DecisionQueue {
  #decisions: ((() => void) | undefined)[] = [];
  #next = 0;
  #running = false;
  #resting = false;
  #steps = 0;
  readonly #slice: number;

  /** @param slice how many decisions it takes before it gives way, where they are heavier than a flow's */
  constructor(slice = SLICE) {
    this.#slice = slice;
  }

  /** Whether there is nothing left to decide. */
  get isIdle(): boolean {
    return !this.#running && this.#decisions.length === 0;
  }

  /** Adds a decision; it is taken at once unless others come first. */
  post(decision: () => void): void {
    this.#decisions.push(decision);
  }

  /** Counts a step of the flow that is running. True says: post what is left, others are waiting. */
  isTired(): boolean {
    return ++this.#steps > this.#slice;
  }

  /** Takes decisions until there are none, or until others must have their turn. */
  run(): void {
    if (this.#running || this.#resting) return;
    this.#running = true;
    while (this.#next < this.#decisions.length && this.#steps <= this.#slice) this.#take();
    this.#running = false;
    if (this.#next === this.#decisions.length) this.#clear();
    else this.#rest();
  }

  /** Takes them in the next microtask: everything that happens at one instant is recorded before anybody reacts. */
  runSoon(): void {
    if (!this.#running) queueMicrotask(() => this.run());
  }

  /** Promises alone would never let timers and input through. */
  #rest(): void {
    this.#resting = true;
    setImmediate(() => {
      this.#resting = false;
      this.#steps = 0;
      this.run();
    });
  }

  #take(): void {
    const decision = this.#decisions[this.#next] as () => void;
    // What has been decided must not keep alive all that it was about.
    this.#decisions[this.#next] = undefined;
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
