import type { ConditionNode } from "../tree/condition";
import type { ReferenceNode, ValueNode } from "../tree/value";

/** Reads a value inside the scope function at hand. */
export type Parse = (value: unknown) => ValueNode;

/** What stands behind an object that an author holds. */
export type Recorded =
  | { readonly kind: "reference"; readonly node: ReferenceNode; readonly scope: object }
  /** A call, read together with its arguments once its place is known. */
  | { readonly kind: "call"; readonly read: (parse: Parse) => ValueNode }
  | { readonly kind: "condition"; readonly read: (parse: Parse) => ConditionNode };

const recorded = new WeakMap<object, Recorded>();

/** Remembers what stands behind an object. */
export function record<T extends object>(holder: T, entry: Recorded): T {
  recorded.set(holder, entry);
  return holder;
}

/** What stands behind a value, if anything does. */
export function recordOf(value: unknown): Recorded | undefined {
  return typeof value === "object" && value !== null ? recorded.get(value) : undefined;
}

/** An object that stands for a call wherever it is used. */
export function recordCall(read: (parse: Parse) => ValueNode): object {
  return record({}, { kind: "call", read });
}

/** An object that stands for a condition. */
export function recordCondition(read: (parse: Parse) => ConditionNode): object {
  return record({}, { kind: "condition", read });
}
