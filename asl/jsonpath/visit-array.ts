import { type Json, printJson } from "../json";
import { type Place, printPlace, printSegments, type Segment } from "./path";
import { InapplicablePath, type Missing, type Reading, type Visit } from "./reading";
import type { Step } from "./visit";

/** Reads one item by its index; a negative one is out of bounds. */
export function visitIndex({ segment, rest, next }: Step<"index">): Visit {
  return onArray(rest, (items, place, reading) => visitItem(items, segment.index, place, reading, next));
}

/** Reads items by their indices, in the order written. */
export function visitIndices({ segment, rest, next }: Step<"indices">): Visit {
  return onArray(rest, (items, place, reading) => visitItems(items, segment.indices, place, reading, next));
}

/** Reads `[(@.length-1)]`. */
export function visitFromEnd({ segment, rest, next }: Step<"fromEnd">): Visit {
  return onArray(rest, (items, place, reading) =>
    visitItem(items, items.length + segment.offset, place, reading, next),
  );
}

/** Reads `[from:to]`; with both bounds given a negative one does not count from the end. */
export function visitSlice({ segment, rest, next }: Step<"slice">): Visit {
  return onArray(rest, (items, place, reading) => {
    const [from, to] = sliceBounds(segment, items.length);
    for (let index = from; index < to; index++) {
      const missing = visitItem(items, index, place, reading, next);
      if (missing !== undefined) return missing;
    }
    return undefined;
  });
}

function sliceBounds({ from, to }: Extract<Segment, { kind: "slice" }>, length: number): readonly [number, number] {
  if (from !== undefined && to !== undefined) return [length === 0 ? to : from, Math.min(length, to)];
  if (from !== undefined) return [Math.max(0, from < 0 ? from + length : from), length];
  return [0, Math.min(length, (to ?? length) < 0 ? (to ?? 0) + length : (to ?? length))];
}

/** Calls `visit` for every item, until one is missing something. */
export function eachItem(
  items: readonly Json[],
  place: Place | undefined,
  visit: (item: Json, at: Place) => Missing | undefined,
): Missing | undefined {
  for (const [index, item] of items.entries()) {
    const missing = visit(item, { parent: place, step: index });
    if (missing !== undefined) return missing;
  }
  return undefined;
}

type VisitArray = (items: readonly Json[], place: Place | undefined, reading: Reading) => Missing | undefined;

function onArray(rest: Step["rest"], visit: VisitArray): Visit {
  return (value, place, reading) => {
    reading.count();
    if (value === null) return () => `The path ${printPlace(place)} is null`;
    if (Array.isArray(value)) return visit(value, place, reading);
    const context = typeof value === "string" ? value : printJson(value);
    throw new InapplicablePath(
      `Filter: ${printSegments(rest)} can only be applied to arrays. Current context is: ${context}`,
    );
  };
}

function visitItems(
  items: readonly Json[],
  indices: readonly number[],
  place: Place | undefined,
  reading: Reading,
  next: Visit,
): Missing | undefined {
  for (const index of indices) {
    const missing = visitItem(items, index, place, reading, next);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

function visitItem(
  items: readonly Json[],
  index: number,
  place: Place | undefined,
  reading: Reading,
  next: Visit,
): Missing | undefined {
  const item = items[index];
  const at = { parent: place, step: index };
  return item === undefined
    ? () => `Index out of bounds when evaluating path ${printPlace(at)}`
    : next(item, at, reading);
}
