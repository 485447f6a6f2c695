import type { JsonPath, Segment } from "../jsonpath";
import { arrayOf, EMPTY, objectOf, type Shape, UNKNOWN } from "./shape";

/** What a path finds in a document, or the part of the document in which it certainly finds nothing. */
export type Reading = { readonly found: Shape } | { readonly missing: Shape };

/** Reads a shape along a path. */
export function readShape(document: Shape, segments: readonly Segment[]): Reading {
  let at = document;
  for (const segment of segments) {
    if (at.kind === "unknown" || !isSingle(segment)) return { found: UNKNOWN };
    const next = readSegment(at, segment);
    if (next === undefined) return { missing: at };
    at = next;
  }
  return { found: at };
}

/** Reads a shape along names alone, through arrays as JSONata does. */
export function readNames(document: Shape, names: readonly string[]): Reading {
  let at = document;
  for (const name of names) {
    const holder = at.kind === "array" ? at.element : at;
    if (holder.kind === "unknown" || holder.kind === "array") return { found: UNKNOWN };
    const next = holder.kind === "object" ? holder.fields.get(name) : undefined;
    if (next === undefined) return { missing: holder };
    at = at.kind === "array" ? arrayOf(next) : next;
  }
  return { found: at };
}

/** The document after a value was written at a reference path. */
export function writeShape(document: Shape, path: JsonPath, value: Shape): Shape {
  return writeAt(document, path.segments, value);
}

function writeAt(document: Shape, [segment, ...rest]: readonly Segment[], value: Shape): Shape {
  if (segment === undefined) return value;
  if (segment.kind !== "property" || document.kind !== "object") return UNKNOWN;
  const fields = new Map(document.fields);
  fields.set(segment.name, writeAt(fields.get(segment.name) ?? EMPTY, rest, value));
  return objectOf(fields);
}

function isSingle({ kind }: Segment): boolean {
  return kind === "property" || kind === "index";
}

function readSegment(at: Shape, segment: Segment): Shape | undefined {
  if (segment.kind === "property") return at.kind === "object" ? at.fields.get(segment.name) : undefined;
  return at.kind === "array" ? at.element : undefined;
}
