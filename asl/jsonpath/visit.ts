import type { Segment } from "./path";
import type { Visit } from "./reading";
import { visitFromEnd, visitIndex, visitIndices, visitSlice } from "./visit-array";
import { visitDescent } from "./visit-descent";
import { visitFilter } from "./visit-filter";
import { visitProperties, visitProperty, visitWildcard } from "./visit-object";

/** A segment with its surroundings, as its visitor needs them. */
export interface Step<K extends Segment["kind"] = Segment["kind"]> {
  readonly segment: Extract<Segment, { kind: K }>;
  /** This segment and all after it. */
  readonly rest: readonly Segment[];
  /** Walks on from what this segment finds. */
  readonly next: Visit;
  /** Walks on from what the next segment finds. */
  readonly afterNext: Visit;
  /** Whether the segment before this one is definite, and this one, and all after it. */
  readonly certain: boolean;
}

/** Compiles segments into one function, from the last to the first. */
export function compileVisit(segments: readonly Segment[]): Visit {
  let next = collect;
  let afterNext = collect;
  for (let index = segments.length - 1; index >= 0; index--) {
    const visit = compileSegment(segments, index, next, afterNext);
    afterNext = next;
    next = visit;
  }
  return next;
}

function compileSegment(segments: readonly Segment[], index: number, next: Visit, afterNext: Visit): Visit {
  const segment = segments[index] as Segment;
  const rest = segments.slice(index);
  const certain = segments.slice(Math.max(0, index - 1)).every(isDefinite);
  // The table pairs each kind with its own step; the compiler cannot follow that through an index.
  const make = VISITORS[segment.kind] as (step: Step) => Visit;
  return make({ segment, rest, next, afterNext, certain });
}

const collect: Visit = (value, _place, reading) => {
  reading.count();
  reading.results.push(value);
  return undefined;
};

const VISITORS: { readonly [K in Segment["kind"]]: (step: Step<K>) => Visit } = {
  property: visitProperty,
  properties: visitProperties,
  index: visitIndex,
  indices: visitIndices,
  fromEnd: visitFromEnd,
  slice: visitSlice,
  wildcard: visitWildcard,
  descent: visitDescent,
  filter: visitFilter,
};

/** Whether a segment leads to one place at most. */
export function isDefinite({ kind }: Segment): boolean {
  return kind === "property" || kind === "properties" || kind === "index" || kind === "fromEnd";
}
