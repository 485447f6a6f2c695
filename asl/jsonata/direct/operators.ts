import { callNative, nativeOf } from "../natives";
import { NotDirect } from "./frame";
import { isDeepEqual, isNumber, markSequence } from "./values";

const MAX_RANGE_LENGTH = 1_000_000;

/** An operator whose sides are both evaluated; it throws NotDirect where the library reports an error. */
export type Operator = (left: unknown, right: unknown) => unknown;

export const OPERATORS: Readonly<Record<string, Operator>> = {
  "+": numeric((left, right) => left + right),
  "-": numeric((left, right) => left - right),
  "*": numeric((left, right) => left * right),
  "/": numeric((left, right) => left / right),
  "%": numeric((left, right) => left % right),
  "=": (left, right) => left !== undefined && right !== undefined && isDeepEqual(left, right),
  "!=": (left, right) => left !== undefined && right !== undefined && !isDeepEqual(left, right),
  "<": comparison((left, right) => left < right),
  "<=": comparison((left, right) => left <= right),
  ">": comparison((left, right) => left > right),
  ">=": comparison((left, right) => left >= right),
  "&": (left, right) => toText(left) + toText(right),
  in: (left, right) =>
    left !== undefined && right !== undefined && (Array.isArray(right) ? right.includes(left) : right === left),
  "..": range,
};

function numeric(operate: (left: number, right: number) => number): Operator {
  return (left, right) => {
    if (left !== undefined && !isNumber(left)) throw new NotDirect("the left side is no number");
    if (right !== undefined && !isNumber(right)) throw new NotDirect("the right side is no number");
    return left === undefined || right === undefined ? undefined : operate(left, right);
  };
}

function comparison(operate: (left: string | number, right: string | number) => boolean): Operator {
  return (left, right) => {
    if (!isComparable(left) || !isComparable(right)) throw new NotDirect("a side has no order");
    if (left === undefined || right === undefined) return undefined;
    if (typeof left !== typeof right) throw new NotDirect("the sides are of different types");
    return operate(left, right);
  };
}

function isComparable(value: unknown): value is string | number | undefined {
  return value === undefined || typeof value === "string" || typeof value === "number";
}

const STRING = nativeOf("string");

/** A value as text, as `$string` gives it; nothing is empty. */
function toText(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === undefined) return "";
  if (Number.isSafeInteger(value)) return String(value);
  return STRING === undefined ? "" : String(callNative(STRING, [value], undefined));
}

function range(from: unknown, to: unknown): unknown {
  if (from !== undefined && !Number.isInteger(from)) throw new NotDirect("the start is no integer");
  if (to !== undefined && !Number.isInteger(to)) throw new NotDirect("the end is no integer");
  if (typeof from !== "number" || typeof to !== "number" || from > to) return undefined;
  if (to - from >= MAX_RANGE_LENGTH) throw new NotDirect("the range is too long");
  return markSequence(Array.from({ length: to - from + 1 }, (_, index) => from + index));
}
