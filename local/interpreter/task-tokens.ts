import type { Json } from "../../asl/json";

/** A task that waits to be completed from outside. */
export interface WaitingTask {
  succeed(output: Json): void;
  fail(error: string | undefined, cause: string | undefined): void;
  heartbeat(): void;
  started(workerName: string | undefined): void;
}

/** Whether there was such a task. AWS answers TaskTimedOut for a token that was good once, InvalidToken otherwise. */
export type TokenAnswer = "accepted" | "unknown" | "timed out";

/** As many spent tokens as are told from unknown ones. */
const MOST_SPENT = 10_000;

/**
 * The task tokens that are out: SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat end here. One may serve any
 * number of executions.
 *
 * @example
 * const tokens = new TaskTokens();
 * const execution = machine.start({ input, tasks, tokens });
 * tokens.succeed(token, { approved: true });
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
export class TaskTokens {
  readonly #waiting = new Map<string, WaitingTask>();
  readonly #spent = new Set<string>();

  register(token: string, task: WaitingTask): void {
    this.#waiting.set(token, task);
  }

  /** Forgets a token whose task has ended by itself. */
  release(token: string): void {
    if (!this.#waiting.delete(token)) return;
    this.#spent.add(token);
    if (this.#spent.size > MOST_SPENT) this.#spent.delete(this.#spent.values().next().value as string);
  }

  succeed(token: string, output: Json): TokenAnswer {
    return this.#answer(token, true, (task) => task.succeed(output));
  }

  fail(token: string, error?: string, cause?: string): TokenAnswer {
    return this.#answer(token, true, (task) => task.fail(error, cause));
  }

  heartbeat(token: string): TokenAnswer {
    return this.#answer(token, false, (task) => task.heartbeat());
  }

  /** Says that an activity worker has taken the task. */
  started(token: string, workerName?: string): TokenAnswer {
    return this.#answer(token, false, (task) => task.started(workerName));
  }

  #answer(token: string, ends: boolean, act: (task: WaitingTask) => void): TokenAnswer {
    const task = this.#waiting.get(token);
    if (task === undefined) return this.#spent.has(token) ? "timed out" : "unknown";
    if (ends) this.release(token);
    act(task);
    return "accepted";
  }
}
