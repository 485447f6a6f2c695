import { type Json, printJson } from "../json";
import { compareLoosely } from "./compare-loosely";
import type { Comparison, Condition, Filter, FilterPath, Operand } from "./filter";
import { InapplicablePath, type Reading } from "./reading";

/** Whether an item passes a filter of a reading. */
export function matches(filter: Filter, item: Json, reading: Reading): boolean {
  return filter.alternatives.some((conditions) => conditions.every((condition) => holds(condition, item, reading)));
}

function holds(condition: Condition, item: Json, reading: Reading): boolean {
  if (condition.kind === "exists") {
    const value = readFrom(condition.path, item, reading);
    return (value !== undefined && value !== null) === condition.expected;
  }
  if (condition.operator === "=~") return matchesPattern(condition, item, reading);
  const model = operandValue(condition.left, item, reading);
  if (model === undefined) return false;
  const expected = operandValue(condition.right, item, reading);
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

function matchesPattern(
  { left, right }: Extract<Condition, { kind: "compare" }>,
  item: Json,
  reading: Reading,
): boolean {
  const [pattern, subject] = left.kind === "pattern" ? [left, right] : [right, left];
  const value = operandValue(subject, item, reading);
  if (pattern.kind !== "pattern" || value === undefined || value === null) return false;
  return reading.fits(pattern.pattern, typeof value === "string" ? value : printJson(value));
}

function operandValue(operand: Operand, item: Json, reading: Reading): Json | undefined {
  if (operand.kind === "path") return readFrom(operand, item, reading);
  return operand.kind === "text" ? operand.text : undefined;
}

function readFrom({ from, path }: FilterPath, item: Json, reading: Reading): Json | undefined {
  const result = path.read(from === "item" ? item : reading.document);
  if (result.found) return result.value;
  if (result.inapplicable === true) throw new InapplicablePath(result.reason);
  return undefined;
}
