import type { MapState } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import type { Compiler } from "../compiler";
import { runtimeError } from "../failure";
import type { Flow } from "../flow";
import { inspected } from "../viewer";

/** How many items of a Map Run may fail; in a batch all of them do. Whichever bound is passed first counts. */
export interface Tolerance {
  readonly count: number | undefined;
  /** From 0 to 100. */
  readonly percentage: number | undefined;
}

/**
 * Whether more items have failed than is tolerated; nothing is, by default. `total` is undefined as long as there may
 * be more to come, and a share can't be told.
 */
export function isExceeded({ count, percentage }: Tolerance, failed: number, total: number | undefined): boolean {
  if (failed === 0) return false;
  if (count !== undefined && failed > count) return true;
  if (percentage === undefined) return count === undefined;
  return total !== undefined && (failed / total) * 100 > percentage;
}

/** Compiles ToleratedFailureCount and ToleratedFailurePercentage. */
export function compileTolerance(state: MapState, compiler: Compiler): (flow: Flow, input: Json) => Tolerance {
  const count = compiler.number(state, "ToleratedFailureCount", "integer");
  const percentage = compiler.number(state, "ToleratedFailurePercentage", "float");
  return (flow, input) => checked(flow, { count: count(flow, input), percentage: percentage(flow, input) });
}

function checked(flow: Flow, { count, percentage }: Tolerance): Tolerance {
  if (count !== undefined && count < 0) throw runtimeError(flow, "ToleratedFailureCount cannot be negative.");
  if (percentage !== undefined && (percentage < 0 || percentage > 100)) {
    throw runtimeError(flow, "ToleratedFailurePercentage must be between 0 and 100.");
  }
  return {
    count: inspected(flow, "toleratedFailureCount", count),
    percentage: inspected(flow, "toleratedFailurePercentage", percentage),
  };
}
