import type { ComparisonNode, ConditionNode } from "../../tree/condition";
import type { ValueNode } from "../../tree/value";
import { printReference } from "../../values/reference";
import { firstProblem } from "../../values/template";
import { isDynamic } from "../dynamic";
import type { Fields } from "../unbound";
import { COMPUTED_BEFORE, expression, fail, type Spot, unsupported } from "./expression";
import { template } from "./template";

/** Keeps the definition well-formed where a condition is none. */
const STAND_IN: Fields = { Variable: "$", IsPresent: true };

/** A condition as the fields of a Choice rule. */
export function condition(node: ConditionNode, spot: Spot): Fields {
  switch (node.kind) {
    case "comparison":
      return comparison(node, spot);
    case "match":
      return { Variable: variable(node.subject, spot), StringMatches: node.pattern };
    case "test":
      return { Variable: variable(node.subject, spot), [node.operator]: true };
    case "and":
      return { And: node.conditions.map((each) => condition(each, spot)) };
    case "or":
      return { Or: node.conditions.map((each) => condition(each, spot)) };
    case "not":
      return { Not: condition(node.condition, spot) };
    case "expression":
      refuseValue(node.value, spot);
      return STAND_IN;
    case "problem":
      fail(spot, node);
      return STAND_IN;
  }
}

/** A value as a condition is JSONata's. */
function refuseValue(node: ValueNode, spot: Spot): void {
  const found = firstProblem(node);
  if (found !== undefined) fail(spot, found);
  else if (node.kind === "intrinsic") unsupported(spot, "a condition reads places, and calls nothing", COMPUTED_BEFORE);
  else unsupported(spot, "a condition is a comparison, and no value", comparisonFor(node));
}

function comparisonFor(node: ValueNode): string {
  if (node.kind === "reference") return `Write booleanEquals(${printReference(node)}, true).`;
  return node.kind === "jsonPath"
    ? "Write booleanEquals(value, true)."
    : "Use an operator, such as stringEquals(a, b).";
}

function comparison({ comparable, relation, left, right }: ComparisonNode, spot: Spot): Fields {
  const operator = `${comparable}${relation}`;
  if (isDynamic(right)) return { Variable: variable(left, spot), [`${operator}Path`]: variable(right, spot) };
  return { Variable: variable(left, spot), [operator]: template(right, spot) };
}

function variable(node: ValueNode, spot: Spot): string {
  if (node.kind === "reference" || node.kind === "jsonPath" || node.kind === "problem") {
    return String(expression(node, spot));
  }
  const found = firstProblem(node);
  if (found !== undefined) return fail(spot, found);
  return unsupported(spot, "both sides of a comparison are places in the data", COMPUTED_BEFORE);
}
