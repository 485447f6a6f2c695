import { isJsonObject, type Json } from "../json";

/** What can be known of a document before anything has run. */
export type Shape =
  | { readonly kind: "unknown" }
  | { readonly kind: "scalar" }
  | { readonly kind: "array"; readonly element: Shape }
  /** An object that has these fields at most. */
  | { readonly kind: "object"; readonly fields: ReadonlyMap<string, Shape> };

export const UNKNOWN: Shape = { kind: "unknown" };
export const SCALAR: Shape = { kind: "scalar" };
export const EMPTY: Shape = { kind: "object", fields: new Map() };

/** More than this is not worth knowing, and would make large definitions slow. */
const MAXIMUM_DEPTH = 8;
const MAXIMUM_FIELDS = 200;

/** An array of which only the elements' common shape is known. */
export function arrayOf(element: Shape): Shape {
  return { kind: "array", element };
}

/** An object with these fields, unless there are too many to follow. */
export function objectOf(fields: ReadonlyMap<string, Shape>): Shape {
  return fields.size > MAXIMUM_FIELDS ? UNKNOWN : { kind: "object", fields };
}

/** The shape of a value written out in a definition. */
export function shapeOf(value: Json, depth = 0): Shape {
  if (depth > MAXIMUM_DEPTH) return UNKNOWN;
  if (Array.isArray(value))
    return arrayOf(joinAll(value.slice(0, 50).map((element: Json) => shapeOf(element, depth + 1))));
  if (!isJsonObject(value)) return SCALAR;
  return objectOf(new Map(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner, depth + 1)])));
}

/** What is known of a document that has one of two shapes: the fields that either can have. */
export function join(left: Shape, right: Shape, depth = 0): Shape {
  if (left === right) return left;
  if (depth > MAXIMUM_DEPTH || left.kind !== right.kind) return UNKNOWN;
  if (left.kind === "array" && right.kind === "array") return arrayOf(join(left.element, right.element, depth + 1));
  if (left.kind !== "object" || right.kind !== "object") return left;
  const fields = new Map(left.fields);
  for (const [key, shape] of right.fields) {
    const known = fields.get(key);
    fields.set(key, known === undefined ? shape : join(known, shape, depth + 1));
  }
  return objectOf(fields);
}

/** What is known of a document that has any of several shapes. */
export function joinAll(shapes: readonly Shape[]): Shape {
  return shapes.length === 0 ? UNKNOWN : shapes.reduce((left, right) => join(left, right));
}

/** Whether two shapes say the same. */
export function isSame(left: Shape, right: Shape): boolean {
  if (left === right) return true;
  if (left.kind === "array" && right.kind === "array") return isSame(left.element, right.element);
  if (left.kind !== "object" || right.kind !== "object") return left.kind === right.kind;
  if (left.fields.size !== right.fields.size) return false;
  return [...left.fields].every(([key, shape]) => {
    const other = right.fields.get(key);
    return other !== undefined && isSame(shape, other);
  });
}

/** A shape in words, for messages: `an object with a, b`. */
export function describe(shape: Shape): string {
  if (shape.kind === "array") return "an array";
  if (shape.kind !== "object") return "a plain value";
  const names = [...shape.fields.keys()];
  if (names.length === 0) return "an empty object";
  return `an object with ${names.slice(0, 8).join(", ")}${names.length > 8 ? " ..." : ""}`;
}
