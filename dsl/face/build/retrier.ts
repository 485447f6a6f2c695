import type { RetrierNode } from "../../tree/guard";
import { compact } from "./compact";
import { buildErrorNames } from "./error-names";

/** The node of a retrier. */
export function buildRetrier(options: unknown): RetrierNode {
  const { errors, ...rest } = { ...(options as Partial<RetrierNode>) };
  return compact({ ...rest, errors: buildErrorNames(errors) });
}
