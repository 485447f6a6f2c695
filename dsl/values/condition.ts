import type { ConditionNode } from "../tree/condition";
import { problem } from "../tree/problem";
import { guarded } from "./guarded";
import { type Parse, recordOf } from "./recorded";
import { scopeObject } from "./scope";
import { parseTemplate } from "./template";

/** What an author gave as a condition: the result of an operator, `true`, `false` or JSONata. */
export function readCondition(value: unknown, parse: Parse): ConditionNode {
  const recorded = recordOf(value);
  if (recorded?.kind === "condition") return recorded.read(parse);
  const node = parse(value);
  if (node.kind === "problem") return node;
  if (node.kind === "jsonata" || typeof value === "boolean") return Object.freeze({ kind: "expression", value: node });
  return problem("NOT_A_CONDITION", "This is not a condition", "Compare with an operator, such as stringEquals(a, b).");
}

/** Runs the function that makes a rule's condition. */
export function evaluateCondition(build: unknown): ConditionNode {
  if (typeof build !== "function") return readCondition(build, parseTemplate);
  const scope = {};
  return guarded(() => readCondition(build(scopeObject(scope)), (value) => parseTemplate(value, scope)));
}
