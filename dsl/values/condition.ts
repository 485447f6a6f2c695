import type { ConditionNode } from "../tree/condition";
import { problem } from "../tree/problem";
import type { Intrinsic, ValueNode } from "../tree/value";
import { guarded } from "./guarded";
import { type Parse, recordOf } from "./recorded";
import { scopeObject } from "./scope";
import { parseTemplate } from "./template";

/** What an author gave as a condition: the result of an operator, or a value that is true or false. */
export function readCondition(value: unknown, parse: Parse): ConditionNode {
  const recorded = recordOf(value);
  if (recorded?.kind === "condition") return recorded.read(parse);
  const node = parse(value);
  if (node.kind === "problem") return node;
  if (mayBeBoolean(node)) return Object.freeze({ kind: "expression", value: node });
  return problem("NOT_A_CONDITION", "This is not a condition", "Compare with an operator, such as stringEquals(a, b).");
}

/** The functions that can give true or false. */
const BOOLEAN: ReadonlySet<Intrinsic> = new Set(["ArrayContains", "ArrayGetItem", "StringToJson"]);

function mayBeBoolean(node: ValueNode): boolean {
  if (node.kind === "literal") return typeof node.value === "boolean";
  if (node.kind === "intrinsic") return BOOLEAN.has(node.name);
  return node.kind === "reference" || node.kind === "jsonata" || node.kind === "jsonPath";
}

/** Runs the function that makes a rule's condition. */
export function evaluateCondition(build: unknown): ConditionNode {
  if (typeof build !== "function") return readCondition(build, parseTemplate);
  const scope = {};
  return guarded(() => readCondition(build(scopeObject(scope)), (value) => parseTemplate(value, scope)));
}
