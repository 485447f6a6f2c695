import type { RetrierNode } from "../../tree/guard";
import { compact } from "./compact";

/** What to retry, as an author gives it. */
export type RetryOptions = RetrierNode;

/** The node of a retrier. */
export function buildRetrier(options: RetryOptions): RetrierNode {
  return compact({ ...options, errors: Object.freeze([...options.errors]) });
}
