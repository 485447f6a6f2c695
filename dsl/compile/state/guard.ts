import type { CatcherNode, Guarded, RetrierNode } from "../../tree/guard";
import type { Dialect, Place } from "../dialect";
import type { Target } from "../link";
import type { Fields } from "../unbound";
import { present } from "./context";

/** Retry and Catch. */
export function guardFields(state: Guarded, caught: readonly Target[], dialect: Dialect, place: Place): Fields {
  const { retriers, catchers } = state;
  return {
    ...(retriers.length === 0 ? {} : { Retry: retriers.map(retrier) }),
    ...(catchers.length === 0
      ? {}
      : { Catch: catchers.map((each, index) => catcher(each, caught[index] ?? null, dialect, inCatch(place, index))) }),
  };
}

function retrier(node: RetrierNode): Fields {
  return present({
    Comment: node.comment,
    ErrorEquals: node.errors,
    IntervalSeconds: node.intervalSeconds,
    MaxAttempts: node.maxAttempts,
    BackoffRate: node.backoffRate,
    MaxDelaySeconds: node.maxDelaySeconds,
    JitterStrategy: node.jitterStrategy,
  });
}

function catcher({ comment, errors, flow }: CatcherNode, next: Target, dialect: Dialect, place: Place): Fields {
  return { ...present({ Comment: comment }), ErrorEquals: errors, ...dialect.catching(flow, place), Next: next };
}

function inCatch(place: Place, index: number): Place {
  return { ...place, report: (field, problem) => place.report(`Catch[${index}]/${field}`, problem) };
}
