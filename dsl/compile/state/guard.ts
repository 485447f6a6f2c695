import type { CatcherNode, Guarded, RetrierNode } from "../../tree/guard";
import { isProblem } from "../../tree/problem";
import type { Dialect, Place } from "../dialect";
import type { Target } from "../link";
import type { Fields } from "../unbound";
import { present } from "./context";

/** Retry and Catch. */
export function guardFields(state: Guarded, caught: readonly Target[], dialect: Dialect, place: Place): Fields {
  const { retriers, catchers } = state;
  return {
    ...(retriers.length === 0
      ? {}
      : { Retry: retriers.map((each, index) => retrier(each, within(place, `Retry[${index}]`))) }),
    ...(catchers.length === 0
      ? {}
      : {
          Catch: catchers.map((each, index) =>
            catcher(each, caught[index] ?? null, dialect, within(place, `Catch[${index}]`)),
          ),
        }),
  };
}

function retrier(node: RetrierNode, place: Place): Fields {
  for (const each of node.problems ?? []) place.report("", each);
  return present({
    Comment: node.comment,
    ErrorEquals: errorNames(node.errors, place),
    IntervalSeconds: node.intervalSeconds,
    MaxAttempts: node.maxAttempts,
    BackoffRate: node.backoffRate,
    MaxDelaySeconds: node.maxDelaySeconds,
    JitterStrategy: node.jitterStrategy,
  });
}

function catcher(node: CatcherNode, next: Target, dialect: Dialect, place: Place): Fields {
  const { comment, errors, flow, problems = [] } = node;
  for (const each of problems) place.report("", each);
  return {
    ...present({ Comment: comment }),
    ErrorEquals: errorNames(errors, place),
    ...dialect.catching(flow, place),
    Next: next,
  };
}

function errorNames(errors: RetrierNode["errors"], place: Place): readonly string[] {
  if (!isProblem(errors)) return errors;
  place.report("ErrorEquals", errors);
  return [];
}

function within(place: Place, part: string): Place {
  return { ...place, report: (field, problem) => place.report(field === "" ? part : `${part}/${field}`, problem) };
}
