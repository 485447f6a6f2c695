/** How long executions that have ended are kept: until they are too old, or too many others have ended since. */
export interface Keeping {
  readonly days: number;
  /** Of each state machine. */
  readonly executions: number;
}

/** AWS keeps them for 90 days, and any number. */
export const DEFAULT_KEEPING: Keeping = { days: 90, executions: 10_000 };

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What ended before it is not kept. */
export function keptSinceMs({ days }: Keeping, nowMs: number): number {
  return nowMs - days * DAY_MS;
}
