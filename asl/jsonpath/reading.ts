import type { Json } from "../json";
import type { Place } from "./path";

const MAX_VISITS = 2_000_000;

/** Why a value is not there; a thunk, for wildcards pass over most of them. */
export type Missing = () => string;

/** Walks on from a value, collects what it finds, and says what was missing. */
export type Visit = (value: Json, place: Place | undefined, reading: Reading) => Missing | undefined;

/** A path that cannot be applied to this document at all; nothing passes over it. */
export class InapplicablePath extends Error {}

/** What one reading of an indefinite path collects, and how much work it may do. */
export class Reading {
  readonly document: Json;
  readonly results: Json[] = [];
  #visits = 0;

  constructor(document: Json) {
    this.document = document;
  }

  /** Counts a step, so that `$..*..*..*` ends in time on any document. */
  count(): void {
    if (++this.#visits > MAX_VISITS) throw new InapplicablePath("the path visits too many values");
  }
}
