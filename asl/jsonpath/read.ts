import type { Json } from "../json";
import type { JsonPath, PathResult } from "./path";

/**
 * Reads a path from a root value: the input, the context object or the variable's value, as `path.root` says.
 *
 * An indefinite path always finds a list, empty or not; a definite one that finds nothing tells why in AWS's words.
 *
 * @example
 * const path = parsePath("$.images[*].key");
 * const keys = path.ok ? readPath(path.value, { images: [{ key: "a.jpg" }] }) : undefined;
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
export function readPath(path: JsonPath, root: Json): PathResult {
  return path.read(root);
}
