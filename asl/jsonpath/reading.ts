import { boundedExec, RegexTimeout } from "../bounded-regex";
import type { Json } from "../json";
import type { Place } from "./path";

const MAX_VISITS = 2_000_000;
const MAX_MATCHING_MS = 2_000;

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
  #matchingMs = 0;

  constructor(document: Json) {
    this.document = document;
  }

  /** Counts a step, so that `$..*..*..*` ends in time on any document. */
  count(steps = 1): void {
    this.#visits += steps;
    if (this.#visits > MAX_VISITS) throw new InapplicablePath("the path visits too many values");
  }

  /** Whether a text fits a pattern; all matching of a reading shares one limit of time. */
  fits(pattern: RegExp, text: string): boolean {
    this.count(text.length >> 4);
    const startedAt = performance.now();
    try {
      return boundedExec(pattern, text, MAX_MATCHING_MS - this.#matchingMs) !== null;
    } catch (error) {
      if (error instanceof RegexTimeout) throw new InapplicablePath(error.message);
      throw error;
    } finally {
      this.#matchingMs += performance.now() - startedAt;
    }
  }
}
