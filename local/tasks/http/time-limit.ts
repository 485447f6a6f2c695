import type { Clock } from "../../interpreter/clock";

/** AWS gives up a request after this time. */
const LIMIT_SECONDS = 60;

/** A request that was not answered in time. */
export class TimeLimitError extends Error {
  override readonly name = "TimeLimitError";
  override readonly message = `The request had no answer within ${LIMIT_SECONDS} seconds.`;
}

/** Does work that ends with a signal, or when AWS would give it up. @throws TimeLimitError, and what the work throws */
export async function withinTimeLimit<T>(
  given: AbortSignal,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const timer = clock.at(clock.now() + LIMIT_SECONDS * 1_000, () => limit.abort());
  try {
    return await work(AbortSignal.any([given, limit.signal]));
  } catch (thrown) {
    throw limit.signal.aborted ? new TimeLimitError() : thrown;
  } finally {
    timer.cancel();
  }
}
