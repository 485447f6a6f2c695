import type { Json } from "../../asl/json";
import { isJsonata } from "../../asl/jsonata";
import { compileJsonata } from "./expressions/jsonata-template";
import { compileFieldPath } from "./expressions/path-expression";
import { queryError, runtimeError, unexpectedType } from "./failure";
import type { Viewer } from "./viewer";

/** A number that a definition gives outright, by a path, or by a JSONata expression; undefined if it gives none. */
export type NumberField = (viewer: Viewer, input: Json) => number | undefined;

export type NumberKind = "integer" | "float";

/** Compiles `TimeoutSeconds` and its like, with the `...Path` that may stand in its place. */
export function compileNumber(
  fields: { readonly [name: string]: unknown },
  name: string,
  kind: NumberKind,
  location = name,
): NumberField {
  const path = fields[`${name}Path`];
  const given = fields[name];
  if (typeof path === "string") return compilePathNumber(path, `${name}Path`, kind);
  if (typeof given === "string" && isJsonata(given)) return compileJsonataNumber(given, location);
  return () => (typeof given === "number" ? given : undefined);
}

function compilePathNumber(path: string, field: string, kind: NumberKind): NumberField {
  const value = compileFieldPath(path);
  return (viewer, input) => {
    const given = value(viewer, input);
    const number = typeof given === "string" && given.trim() !== "" ? Number(given) : given;
    if (typeof number === "number" && (kind === "float" ? Number.isFinite(number) : Number.isInteger(number)))
      return number;
    const shown = typeof given === "string" ? given : JSON.stringify(given);
    throw runtimeError(viewer, `The ${field} field refers to value "${shown}" which is not a valid ${kind}: ${path}`);
  };
}

function compileJsonataNumber(text: string, location: string): NumberField {
  const value = compileJsonata(text, location);
  return (viewer, input) => numberOf(viewer, value(viewer, { input }), text, location);
}

function numberOf(viewer: Viewer, given: Json, text: string, location: string): number {
  if (typeof given === "number") return given;
  throw queryError(viewer, location, unexpectedType(text, location, "number", given));
}
