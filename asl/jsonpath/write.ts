import { isJsonObject, type Json, printJson, setOwn } from "../json";
import type { JsonPath, Segment } from "./path";

/** A value that ResultPath cannot put where it says; the message is AWS's. */
export class PathWriteFailure extends Error {
  constructor(segment: Segment, input: Json) {
    super(`Unable to apply step "${stepOf(segment)}" to input ${printJson(input)}`);
    this.name = "PathWriteFailure";
  }
}

/**
 * Puts a value at a reference path, as ResultPath does, and makes the objects on the way that are missing.
 *
 * Nothing is changed in place: what the path does not touch is shared with the input.
 *
 * @throws PathWriteFailure where the path leads through something that is no object, or to an item that is not there.
 * @example
 * const path = parsePath("$.result");
 * const output = path.ok ? writePath(path.value, { a: 1 }, 2) : undefined;
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html
 */
export function writePath(path: JsonPath, root: Json, value: Json): Json {
  return writeFrom(path.segments, 0, root, value);
}

function writeFrom(segments: readonly Segment[], index: number, target: Json | undefined, value: Json): Json {
  const segment = segments[index];
  if (segment === undefined) return value;
  if (segment.kind === "property") return writeProperty(segments, index, segment.name, target, value);
  if (segment.kind === "index" && Array.isArray(target) && Object.hasOwn(target, segment.index)) {
    return target.with(segment.index, writeFrom(segments, index + 1, target[segment.index], value));
  }
  throw new PathWriteFailure(segment, target ?? null);
}

function writeProperty(
  segments: readonly Segment[],
  index: number,
  name: string,
  target: Json | undefined,
  value: Json,
): Json {
  const object = target ?? {};
  if (!isJsonObject(object)) throw new PathWriteFailure({ kind: "property", name }, object);
  const child = writeFrom(segments, index + 1, Object.hasOwn(object, name) ? object[name] : undefined, value);
  const copy = { ...object };
  setOwn(copy, name, child);
  return copy;
}

function stepOf(segment: Segment): string {
  if (segment.kind === "property") return segment.name;
  return segment.kind === "index" ? String(segment.index) : segment.kind;
}
