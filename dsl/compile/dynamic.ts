import type { ValueNode } from "../tree/value";

/** Whether the whole of a value is known only in a run. */
export function isDynamic(node: ValueNode): boolean {
  return DYNAMIC[node.kind];
}

const DYNAMIC: Readonly<Record<ValueNode["kind"], boolean>> = {
  reference: true,
  intrinsic: true,
  jsonPath: true,
  jsonata: true,
  literal: false,
  object: false,
  array: false,
  binding: false,
  problem: false,
};
