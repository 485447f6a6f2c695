import { isJsonObject, type Json } from "../json";
import { matches } from "./match";
import type { Place, Segment } from "./path";
import type { Missing, Reading, Visit } from "./reading";
import type { Step } from "./visit";
import { eachItem } from "./visit-array";

type Applies = (value: Json, reading: Reading) => boolean;

/**
 * Applies the segment after `..` to a value and everything in it, in pre-order.
 *
 * Of an array Jayway skips the segment and applies what follows it to every item, whichever index was asked for.
 */
export function visitDescent({ rest, next, afterNext }: Step<"descent">): Visit {
  const target = rest[1];
  if (target === undefined) return () => undefined;
  const applies = appliesTo(target);
  const leaf = rest.length === 2;

  const visitHere = (value: Json, place: Place | undefined, reading: Reading): Missing | undefined => {
    if (!applies(value, reading)) return undefined;
    if (leaf || !Array.isArray(value)) return next(value, place, reading);
    return eachItem(value, place, (item, at) => afterNext(item, at, reading));
  };
  return (value, place, reading) => walk(value, place, reading, visitHere);
}

// A stack of its own, for documents may nest deeper than calls can.
function walk(value: Json, place: Place | undefined, reading: Reading, visit: Visit): Missing | undefined {
  const open: [Json, Place | undefined][] = [[value, place]];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const [current, at] = entry;
    if (typeof current !== "object" || current === null) continue;
    reading.count();
    const missing = visit(current, at, reading);
    if (missing !== undefined) return missing;
    for (const [step, child] of childrenOf(current).reverse()) open.push([child, { parent: at, step }]);
  }
  return undefined;
}

function childrenOf(value: Json): [string | number, Json][] {
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  return isJsonObject(value) ? Object.entries(value) : [];
}

function appliesTo(target: Segment): Applies {
  switch (target.kind) {
    case "property":
      return (value) => isJsonObject(value) && Object.hasOwn(value, target.name);
    case "properties":
      return (value) => isJsonObject(value) && target.names.every((name) => Object.hasOwn(value, name));
    case "index":
    case "indices":
    case "fromEnd":
    case "slice":
      return Array.isArray;
    case "wildcard":
      return () => true;
    case "filter":
      return (value, reading) => matches(target.filter, value, reading);
    case "descent":
      return () => false;
    default:
      return target satisfies never;
  }
}
