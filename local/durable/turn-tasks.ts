import type { Json } from "../../asl/json";
import type { Task, TaskOutcome, TaskRunner } from "../interpreter";
import type { Stimulus } from "./record";

/** A task that has no outcome yet. */
interface OpenTask {
  readonly task: Task;
  /** Made only for tasks of a replay: whether they were given up is asked before they are performed again. */
  readonly signal?: AbortSignal;
  wasSubmitted?: true;
  wasStarted?: true;
  /** A worker holds its token, and will go on with it. */
  isTaken?: true;
}

/**
 * Performs the tasks of one execution once it is on disk that they are to be performed. What comes of them are stimuli of
 * later turns.
 */
export class TurnTasks implements TaskRunner {
  readonly #runner: TaskRunner;
  readonly #receive: (stimulus: Stimulus) => void;
  readonly #open = new Map<number, OpenTask>();
  readonly #byToken = new Map<string, number>();
  #scheduled: number[] = [];
  #made = 0;
  #replays = false;

  constructor(runner: TaskRunner, receive: (stimulus: Stimulus) => void) {
    this.#runner = runner;
    this.#receive = receive;
  }

  /** From here on the tasks are ones that have been performed before, and may have been given up since. */
  replay(): void {
    this.#replays = true;
  }

  /** What is open now has no outcome on disk, and is performed (again) with the next ones. */
  goOn(): void {
    this.#replays = false;
  }

  run(task: Task): TaskOutcome {
    const number = ++this.#made;
    this.#open.set(number, this.#replays ? { task, signal: task.signal } : { task });
    if (task.taskToken !== undefined) this.#byToken.set(task.taskToken, number);
    this.#scheduled.push(number);
    return { status: "waiting" };
  }

  settle(number: number, outcome: TaskOutcome): void {
    const open = this.#open.get(number);
    this.#open.delete(number);
    open?.task.settle(outcome);
  }

  submitted(number: number, output: Json): void {
    const open = this.#open.get(number);
    if (open === undefined) return;
    open.wasSubmitted = true;
    open.task.submitted(output);
  }

  started(number: number, workerName: string | undefined): void {
    const open = this.#open.get(number);
    if (open === undefined) return;
    open.wasStarted = true;
    open.task.started(workerName);
  }

  /** Says that a worker holds the token. */
  taken(token: string): void {
    const open = this.#open.get(this.#byToken.get(token) ?? 0);
    if (open !== undefined) open.isTaken = true;
  }

  /** Forgets a task that ended without its runner: by its token, or by a timeout. */
  close(token: string): void {
    const number = this.#byToken.get(token);
    if (number === undefined) return;
    this.#byToken.delete(token);
    this.#open.delete(number);
  }

  /** Performs what was scheduled since, of what is still wanted. */
  perform(): void {
    if (this.#scheduled.length === 0) return;
    const scheduled = this.#scheduled;
    this.#scheduled = [];
    for (const number of scheduled) {
      const open = this.#open.get(number);
      if (open !== undefined && !open.isTaken && !open.signal?.aborted) this.#perform(number, open);
    }
  }

  #perform(number: number, open: OpenTask): void {
    const take = (outcome: TaskOutcome) => {
      // A task that only waits for its token or a worker has not got any further by that.
      if (outcome.status === "waiting" && outcome.output === undefined) return;
      this.#receive({ kind: "task", task: number, outcome });
    };
    try {
      const outcome = this.#runner.run(this.#given(number, open));
      if (outcome instanceof Promise) outcome.then(take, (reason: unknown) => take(failureOf(reason)));
      else take(outcome);
    } catch (thrown) {
      take(failureOf(thrown));
    }
  }

  /** The task as its runner sees it: what the runner tells of it is a stimulus, and no news when told twice. */
  #given(number: number, { task, wasSubmitted, wasStarted }: OpenTask): Task {
    return {
      ...task,
      // Asking for the signal makes it, which costs more than all else.
      get signal() {
        return task.signal;
      },
      submitted: (output) => {
        if (!wasSubmitted) this.#receive({ kind: "submitted", task: number, output });
      },
      started: (workerName) => {
        const worker = workerName === undefined ? {} : { workerName };
        if (!wasStarted) this.#receive({ kind: "started", task: number, ...worker });
      },
      settle: (outcome) => this.#receive({ kind: "task", task: number, outcome }),
    };
  }
}

function failureOf(thrown: unknown): TaskOutcome {
  if (thrown instanceof Error) return { status: "failed", error: thrown.name, cause: thrown.message };
  return { status: "failed", error: "Error", cause: String(thrown) };
}
