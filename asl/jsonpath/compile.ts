import type { Json } from "../json";
import { type PathReader, type PathResult, printSegments, type Segment } from "./path";
import { InapplicablePath, Reading } from "./reading";
import { compileVisit } from "./visit";

/** Compiles segments into a reader. */
export function compileReader(segments: readonly Segment[], definite: boolean): PathReader {
  const read = compileWalk(segments, definite);
  const keys = referenceKeys(segments);
  return keys === undefined ? read : compileReference(keys, read);
}

function referenceKeys(segments: readonly Segment[]): readonly (string | number)[] | undefined {
  const keys: (string | number)[] = [];
  for (const segment of segments) {
    if (segment.kind === "property") keys.push(segment.name);
    else if (segment.kind === "index") keys.push(segment.index);
    else return undefined;
  }
  return keys;
}

// The common paths need no walk; only one that fails walks, for its reason.
function compileReference(keys: readonly (string | number)[], explain: PathReader): PathReader {
  return (root) => {
    let value: unknown = root;
    for (const key of keys) {
      if (typeof value !== "object" || value === null) return explain(root);
      if (Array.isArray(value) !== (typeof key === "number")) return explain(root);
      if (!Object.hasOwn(value, key)) return explain(root);
      value = (value as Record<string | number, unknown>)[key];
    }
    return { found: true, value: value as Json };
  };
}

function compileWalk(segments: readonly Segment[], definite: boolean): PathReader {
  const visit = compileVisit(segments);
  return (root) => {
    const reading = new Reading(root);
    try {
      const missing = visit(root, undefined, reading);
      if (missing !== undefined) return { found: false, reason: missing() };
      return definite ? firstOf(reading.results, segments) : { found: true, value: reading.results };
    } catch (error) {
      if (error instanceof InapplicablePath) return { found: false, reason: error.message, inapplicable: true };
      throw error;
    }
  };
}

function firstOf(results: readonly Json[], segments: readonly Segment[]): PathResult {
  const [value] = results;
  if (value === undefined) return { found: false, reason: `No results for path: $${printSegments(segments)}` };
  return { found: true, value };
}
