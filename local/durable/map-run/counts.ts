/** What a child can be, in AWS's words. The order gives each a number in tables. */
export const CHILD_STATUSES = [
  "PENDING",
  "RUNNING",
  "SUCCEEDED",
  "FAILED",
  "TIMED_OUT",
  "ABORTED",
  "PENDING_REDRIVE",
] as const;

export type ChildStatus = (typeof CHILD_STATUSES)[number];

type Counts = Readonly<Record<ChildStatus, number>>;

/** How many children, and how many items in them, are in each status. Those never started are not counted. */
export interface MapRunCounts {
  readonly executions: Counts;
  readonly items: Counts;
}

/** Counts that change. */
export class ChildCounts {
  readonly #executions = none();
  readonly #items = none();

  move(from: ChildStatus, to: ChildStatus, items: number): void {
    this.#executions[from]--;
    this.#executions[to]++;
    this.#items[from] -= items;
    this.#items[to] += items;
  }

  get counts(): MapRunCounts {
    return { executions: { ...this.#executions, PENDING: 0 }, items: { ...this.#items, PENDING: 0 } };
  }
}

function none(): Record<ChildStatus, number> {
  return { PENDING: 0, RUNNING: 0, SUCCEEDED: 0, FAILED: 0, TIMED_OUT: 0, ABORTED: 0, PENDING_REDRIVE: 0 };
}
