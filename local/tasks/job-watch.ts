import type { Clock, Timer } from "../interpreter/clock";
import type { Task, TaskOutcome } from "../interpreter/task";

/** A job that a `.sync` task has started. */
export interface WatchedJob {
  readonly task: Task;
  /** What the job has come to; undefined while it runs. Failures of asking are outcomes too: it never rejects. */
  look(): Promise<TaskOutcome | undefined>;
  /** Stops the job, for its task is given up; absent where AWS lets it run on. */
  stop?(): void;
}

/** Asks after jobs until they have ended, or their tasks are given up. */
export class JobWatches {
  readonly #clock: Clock;
  readonly #watches = new Set<JobWatch>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  start(job: WatchedJob): void {
    const watch: JobWatch = new JobWatch(job, this.#clock, () => this.#watches.delete(watch));
    this.#watches.add(watch);
    watch.start();
  }

  /** Asks no more, and leaves the jobs as they are. */
  close(): void {
    for (const watch of this.#watches) watch.close();
  }
}

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 10_000;

class JobWatch {
  readonly #job: WatchedJob;
  readonly #clock: Clock;
  readonly #onEnd: () => void;
  #timer: Timer | undefined;
  #delayMs = FIRST_DELAY_MS;

  constructor(job: WatchedJob, clock: Clock, onEnd: () => void) {
    this.#job = job;
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  start(): void {
    const { signal } = this.#job.task;
    signal.addEventListener("abort", () => this.#giveUp(), { once: true });
    if (signal.aborted) this.#giveUp();
    else this.#wait();
  }

  close(): void {
    this.#timer?.cancel();
  }

  #wait(): void {
    this.#timer = this.#clock.at(this.#clock.now() + this.#delayMs, () => void this.#poll());
    this.#delayMs = Math.min(this.#delayMs * 2, LONGEST_DELAY_MS);
  }

  async #poll(): Promise<void> {
    const { task } = this.#job;
    const release = this.#clock.hold();
    const outcome = await this.#job.look();
    if (task.signal.aborted) {
      release();
      return;
    }
    if (outcome === undefined) this.#wait();
    else this.#settle(outcome);
    release();
  }

  #settle(outcome: TaskOutcome): void {
    this.#onEnd();
    this.#job.task.settle(outcome);
  }

  #giveUp(): void {
    this.#timer?.cancel();
    this.#onEnd();
    this.#job.stop?.();
  }
}
