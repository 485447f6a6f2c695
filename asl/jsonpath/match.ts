import { boundedExec, RegexTimeout } from "../bounded-regex";
import { type Json, printJson } from "../json";
import { compareLoosely } from "./compare-loosely";
import type { Comparison, Condition, Filter, FilterPath, Operand } from "./filter";
import { InapplicablePath } from "./reading";

/** Whether an item passes a filter; `document` is what `$` means in it. */
export function matches(filter: Filter, item: Json, document: Json): boolean {
  return filter.alternatives.some((conditions) => conditions.every((condition) => holds(condition, item, document)));
}

function holds(condition: Condition, item: Json, document: Json): boolean {
  if (condition.kind === "exists") {
    const value = readFrom(condition.path, item, document);
    return (value !== undefined && value !== null) === condition.expected;
  }
  if (condition.operator === "=~") return matchesPattern(condition, item, document);
  const model = operandValue(condition.left, item, document);
  if (model === undefined) return false;
  const expected = operandValue(condition.right, item, document);
  if (expected === undefined) return false;
  return compares(condition.operator, model, expected);
}

// Absent where a value is null on one side only: an order needs two values, equality does not.
function compares(operator: Exclude<Comparison, "=~">, model: Json, expected: Json): boolean {
  const ordering = operator !== "==" && operator !== "!=";
  if (ordering && (model === null) !== (expected === null)) return false;
  const order = compareLoosely(model, expected);
  return order !== undefined && TESTS[operator](order);
}

const TESTS: Record<Exclude<Comparison, "=~">, (order: number) => boolean> = {
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
};

function matchesPattern({ left, right }: Extract<Condition, { kind: "compare" }>, item: Json, document: Json): boolean {
  const [pattern, subject] = left.kind === "pattern" ? [left, right] : [right, left];
  const value = operandValue(subject, item, document);
  if (pattern.kind !== "pattern" || value === undefined || value === null) return false;
  return fits(pattern.pattern, typeof value === "string" ? value : printJson(value));
}

function fits(pattern: RegExp, text: string): boolean {
  try {
    return boundedExec(pattern, text) !== null;
  } catch (error) {
    if (error instanceof RegexTimeout) throw new InapplicablePath(error.message);
    throw error;
  }
}

function operandValue(operand: Operand, item: Json, document: Json): Json | undefined {
  if (operand.kind === "path") return readFrom(operand, item, document);
  return operand.kind === "text" ? operand.text : undefined;
}

function readFrom({ from, path }: FilterPath, item: Json, document: Json): Json | undefined {
  const result = path.read(from === "item" ? item : document);
  if (result.found) return result.value;
  if (result.inapplicable === true) throw new InapplicablePath(result.reason);
  return undefined;
}
