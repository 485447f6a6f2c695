import { isJsonObject } from "../json";
import { matches } from "./match";
import { printSegments } from "./path";
import { InapplicablePath, type Visit } from "./reading";
import type { Step } from "./visit";
import { eachItem } from "./visit-array";

/** Visits the items of an array that match, or an object itself if it does. */
export function visitFilter({ segment: { filter }, rest, next }: Step<"filter">): Visit {
  return (value, place, reading) => {
    reading.count();
    if (Array.isArray(value)) {
      return eachItem(value, place, (item, at) => {
        reading.count();
        return matches(filter, item, reading) ? next(item, at, reading) : undefined;
      });
    }
    if (isJsonObject(value)) return matches(filter, value, reading) ? next(value, place, reading) : undefined;
    throw new InapplicablePath(
      `Filter: ${printSegments(rest)} can not be applied to primitives. Current context is: ${String(value)}`,
    );
  };
}
