import type { Json } from "../json";
import type { JsonPath, PathResult } from "./path";

/** The values that the paths of a state start from. */
export interface PathScope {
  /** What `$` is: the state's input, or whatever stands in for it in the field at hand. */
  readonly input: Json;
  /** What `$$` is. */
  readonly context: Json;
  /** What `$name` is. */
  readonly variables: { readonly [name: string]: Json };
}

/** Reads a path from whichever value it starts from. */
export function readPathIn(path: JsonPath, scope: PathScope): PathResult {
  if (path.root === "input") return path.read(scope.input);
  if (path.root === "context") return path.read(scope.context);
  const name = path.variable ?? "";
  const value = Object.hasOwn(scope.variables, name) ? scope.variables[name] : undefined;
  return value === undefined ? { found: false, reason: `No results for path: $${name}` } : path.read(value);
}
