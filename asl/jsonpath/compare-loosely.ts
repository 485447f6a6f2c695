import type { Json } from "../json";

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Compares two values of a filter as Jayway does: below 0, 0, above 0, or undefined where they have no order.
 *
 * The expected side may be a text that stands for a number or a boolean, for literals are not typed.
 */
export function compareLoosely(model: Json, expected: Json): number | undefined {
  if (model === expected) return 0;
  if (isNullish(model) || isNullish(expected)) return Number(isNullish(expected)) - Number(isNullish(model));
  if (typeof model === "string") return typeof expected === "string" ? order(model, expected) : undefined;
  if (typeof model === "number") return compareNumber(model, expected);
  if (typeof model === "boolean") return compareBoolean(model, expected);
  return undefined;
}

/** Whether a value is null, or the text that a null is written as. */
function isNullish(value: Json): boolean {
  return value === null || value === "null";
}

function compareNumber(model: number, expected: Json): number | undefined {
  if (typeof expected === "number") return order(model, expected);
  return typeof expected === "string" && DECIMAL.test(expected) ? order(model, Number(expected)) : undefined;
}

function compareBoolean(model: boolean, expected: Json): number | undefined {
  if (typeof expected === "boolean") return Number(model) - Number(expected);
  return typeof expected === "string" ? Number(model) - Number(expected.toLowerCase() === "true") : undefined;
}

function order<T extends string | number>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
