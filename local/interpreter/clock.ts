/** A pending call of a clock. */
export interface Timer {
  cancel(): void;
}

/**
 * Where an execution takes its time from. Everything that waits goes through it, so that a test can let hours pass in
 * no time ({@link createVirtualClock}) while a real run waits.
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back when `timeMs` has come. */
  at(timeMs: number, callback: () => void): Timer;
  /**
   * Says that work outside of the clock is under way, such as a task in a worker; time that can be skipped must not be
   * skipped until the returned function is called.
   */
  hold(): () => void;
}

/** The longest delay that setTimeout takes, about 24.8 days. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

const released = () => {};

/** The computer's own time. */
export const realClock: Clock = {
  now: () => Date.now(),
  hold: () => released,
  at(timeMs, callback) {
    let handle: NodeJS.Timeout;
    const arm = () => {
      const delayMs = timeMs - Date.now();
      handle = setTimeout(
        delayMs > LONGEST_DELAY_MS ? arm : callback,
        Math.max(0, Math.min(delayMs, LONGEST_DELAY_MS)),
      );
    };
    arm();
    return { cancel: () => clearTimeout(handle) };
  },
};
