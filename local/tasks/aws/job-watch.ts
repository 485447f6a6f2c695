import type { Json, JsonObject } from "../../../asl/json";
import type { Clock, Timer } from "../../interpreter/clock";
import type { TaskOutcome } from "../../interpreter/task";
import type { IntegrationRequest } from "./integration-request";
import type { Job } from "./jobs";
import { sortKeys } from "./sort-keys";

/** A job that has been started. */
export interface WatchedJob {
  readonly job: Job;
  readonly request: IntegrationRequest;
  /** What the request was answered. */
  readonly started: JsonObject;
}

/** How often in a row a service may not know a job that it has just started. */
const MOST_ABSENCES = 10;

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 10_000;

/** Asks a service for the state of a job until the job has ended, or the task is given up: then the job is stopped. */
export class JobWatch {
  readonly #watched: WatchedJob;
  readonly #clock: Clock;
  readonly #onEnd: () => void;
  #timer: Timer | undefined;
  #delayMs = FIRST_DELAY_MS;
  #absences = 0;
  #last: JsonObject | undefined;

  constructor(watched: WatchedJob, clock: Clock, onEnd: () => void) {
    this.#watched = watched;
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  start(): void {
    const { signal } = this.#watched.request.task;
    signal.addEventListener("abort", () => this.#giveUp(), { once: true });
    if (signal.aborted) this.#giveUp();
    else this.#wait();
  }

  /** Asks no more, and leaves the job as it is. */
  close(): void {
    this.#timer?.cancel();
  }

  #wait(): void {
    this.#timer = this.#clock.at(this.#clock.now() + this.#delayMs, () => void this.#poll());
    this.#delayMs = Math.min(this.#delayMs * 2, LONGEST_DELAY_MS);
  }

  async #poll(): Promise<void> {
    const { task } = this.#watched.request;
    const release = this.#clock.hold();
    const outcome = await this.#look();
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
    this.#watched.request.task.settle(outcome);
  }

  /** What the job has come to; undefined while it runs. */
  async #look(): Promise<TaskOutcome | undefined> {
    const { job, request, started } = this.#watched;
    try {
      this.#last = (await request.call(job.describe(started, request.given), request.task.signal)).output;
    } catch (thrown) {
      return (thrown as Error).name === job.goneError ? this.#succeeded() : request.failure(thrown);
    }
    const status = job.status(this.#last);
    if (status === undefined) return ++this.#absences < MOST_ABSENCES ? undefined : this.#failed();
    this.#absences = 0;
    if (job.succeeded.includes(String(status))) return job.hasFailed?.(this.#last) ? this.#failed() : this.#succeeded();
    return job.failed.includes(String(status)) ? this.#failed() : undefined;
  }

  #succeeded(): TaskOutcome {
    return { status: "succeeded", output: this.#result() };
  }

  #failed(): TaskOutcome {
    return { status: "failed", error: "States.TaskFailed", cause: JSON.stringify(this.#result()) };
  }

  #result(): Json {
    const { job, started } = this.#watched;
    const description = this.#last ?? started;
    return sortKeys((job.result ? job.result(description, started) : description) ?? description);
  }

  #giveUp(): void {
    this.#timer?.cancel();
    this.#onEnd();
    const { job, request, started } = this.#watched;
    if (job.stop === undefined) return;
    // Nobody is left to tell when the job can't be stopped.
    request.call(job.stop(started, request.given), new AbortController().signal).catch(() => {});
  }
}
