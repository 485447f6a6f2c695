import { isJsonObject } from "../../../asl/json";
import type { ProblemNode } from "../../tree/problem";
import type { ValueNode } from "../../tree/value";

/** A value of a field whose keys must be known when the workflow is written, or in its place what is wrong with it. */
export function objectWrittenOut(node: ValueNode | undefined, otherwise: ProblemNode): ValueNode | undefined {
  if (node === undefined || node.kind === "object" || node.kind === "problem") return node;
  return node.kind === "literal" && isJsonObject(node.value) ? node : otherwise;
}
