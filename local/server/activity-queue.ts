import type { TaskRoute } from "../tasks/route";
import type { TokenDirectory } from "./token-directory";

/** A task that a worker has been given. */
export interface ActivityTask {
  readonly taskToken: string;
  readonly input: string;
}

type Poller = (task: ActivityTask | undefined) => void;

/** Tasks that wait for a worker, and workers that wait for a task, of each activity. */
export class ActivityQueue {
  readonly #tokens: TokenDirectory;
  readonly #tasks = new Map<string, ActivityTask[]>();
  readonly #pollers = new Map<string, Set<Poller>>();

  constructor(tokens: TokenDirectory) {
    this.#tokens = tokens;
  }

  /** Performs tasks of activities by queueing them; their tokens end them. */
  route(exists: (activityArn: string) => boolean): TaskRoute {
    return {
      accepts: ({ kind }) => kind === "activity",
      run: ({ resource, arguments: given, taskToken = "" }) => {
        if (!exists(resource)) {
          return { status: "failed", error: "States.Runtime", cause: `The activity '${resource}' does not exist.` };
        }
        this.#offer(resource, { taskToken, input: JSON.stringify(given) });
        return { status: "waiting" };
      },
    };
  }

  /** The next task; undefined when `giveUp` calls back before there is one. */
  poll(activityArn: string, giveUp: (callback: () => void) => void): Promise<ActivityTask | undefined> {
    const queued = this.#tasks.get(activityArn) ?? [];
    for (let task = queued.shift(); task !== undefined; task = queued.shift()) {
      if (this.#tokens.has(task.taskToken)) return Promise.resolve(task);
    }
    return new Promise((resolve) => {
      const pollers = this.#pollersOf(activityArn);
      const poller: Poller = (task) => {
        pollers.delete(poller);
        resolve(task);
      };
      pollers.add(poller);
      giveUp(() => poller(undefined));
    });
  }

  /** Lets all workers go. */
  close(): void {
    for (const pollers of this.#pollers.values()) for (const poller of pollers) poller(undefined);
  }

  #offer(activityArn: string, task: ActivityTask): void {
    const [poller] = this.#pollersOf(activityArn);
    if (poller !== undefined) {
      poller(task);
      return;
    }
    const queued = this.#tasks.get(activityArn) ?? [];
    this.#tasks.set(activityArn, queued);
    queued.push(task);
  }

  #pollersOf(activityArn: string): Set<Poller> {
    const pollers = this.#pollers.get(activityArn) ?? new Set();
    this.#pollers.set(activityArn, pollers);
    return pollers;
  }
}
