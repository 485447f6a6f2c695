import type { DurableExecution } from "../durable";
import { refusals } from "./errors";

/** As many spent tokens as are told from unknown ones. */
const MOST_SPENT = 10_000;

/** Which execution waits for which task token. */
export class TokenDirectory {
  readonly #waiting = new Map<string, DurableExecution>();
  readonly #spent = new Set<string>();

  add(token: string, execution: DurableExecution): void {
    this.#waiting.set(token, execution);
  }

  remove(token: string): void {
    if (!this.#waiting.delete(token)) return;
    this.#spent.add(token);
    if (this.#spent.size > MOST_SPENT) this.#spent.delete(this.#spent.values().next().value as string);
  }

  has(token: string): boolean {
    return this.#waiting.has(token);
  }

  /** The execution that waits. @throws AwsError TaskTimedOut, InvalidToken */
  find(token: string): DurableExecution {
    const execution = this.#waiting.get(token);
    if (execution !== undefined) return execution;
    throw this.#spent.has(token) ? refusals.taskTimedOut() : refusals.invalidToken();
  }

  /** The same, for whoever ends the task: nobody else can. */
  take(token: string): DurableExecution {
    const execution = this.find(token);
    this.remove(token);
    return execution;
  }
}
