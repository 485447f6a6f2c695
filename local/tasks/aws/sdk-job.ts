import type { Json, JsonObject } from "../../../asl/json";
import type { Task, TaskOutcome } from "../../interpreter/task";
import type { WatchedJob } from "../job-watch";
import type { IntegrationRequest } from "./integration-request";
import type { Job } from "./jobs";
import { sortKeys } from "./sort-keys";

/** How often in a row a service may not know a job that it has just started. */
const MOST_ABSENCES = 10;

/** A job of a service of AWS that a request of the SDK has started. */
export class SdkJob implements WatchedJob {
  readonly #job: Job;
  readonly #request: IntegrationRequest;
  readonly #started: JsonObject;
  #absences = 0;
  #last: JsonObject | undefined;

  /** @param started what the request was answered */
  constructor(job: Job, request: IntegrationRequest, started: JsonObject) {
    this.#job = job;
    this.#request = request;
    this.#started = started;
  }

  get task(): Task {
    return this.#request.task;
  }

  async look(): Promise<TaskOutcome | undefined> {
    const job = this.#job;
    const request = this.#request;
    try {
      this.#last = (await request.call(job.describe(this.#started, request.given), this.task.signal)).output;
    } catch (thrown) {
      return (thrown as Error).name === job.goneError ? this.#succeeded() : request.failure(thrown);
    }
    const status = job.status(this.#last);
    if (status === undefined) return ++this.#absences < MOST_ABSENCES ? undefined : this.#failed();
    this.#absences = 0;
    if (job.succeeded.includes(String(status))) return job.hasFailed?.(this.#last) ? this.#failed() : this.#succeeded();
    return job.failed.includes(String(status)) ? this.#failed() : undefined;
  }

  stop(): void {
    const call = this.#job.stop?.(this.#started, this.#request.given);
    // Nobody is left to tell when the job can't be stopped.
    if (call !== undefined) this.#request.call(call, new AbortController().signal).catch(() => {});
  }

  #succeeded(): TaskOutcome {
    return { status: "succeeded", output: this.#result() };
  }

  #failed(): TaskOutcome {
    return { status: "failed", error: "States.TaskFailed", cause: JSON.stringify(this.#result()) };
  }

  #result(): Json {
    const { result } = this.#job;
    const description = this.#last ?? this.#started;
    return sortKeys((result ? result(description, this.#started) : description) ?? description);
  }
}
