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
  /** Whether the segment before this one is definite, and this one, and all after it. */
  readonly certain: boolean;
}

/** Compiles segments into one function; `afterDefinite` tells whether the segment before them is definite. */
export function compileVisit(rest: readonly Segment[], afterDefinite = true): Visit {
  const [segment, ...after] = rest;
  if (segment === undefined) return collect;
  const certain = afterDefinite && rest.every(isDefinite);
  const next = compileVisit(after, isDefinite(segment));
  // The table pairs each kind with its own step; the compiler cannot follow that through an index.
  const make = VISITORS[segment.kind] as (step: Step) => Visit;
  return make({ segment, rest, next, certain });
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
  descent: (step) => visitDescent(step, compileVisit),
  filter: visitFilter,
};

/** Whether a segment leads to one place at most. */
export function isDefinite({ kind }: Segment): boolean {
  return kind === "property" || kind === "properties" || kind === "index" || kind === "fromEnd";
}
