import type { Json } from "../../../asl/json";
import { parseTimestamp } from "../timestamp";
import { compileWildcard } from "./wildcard";

/** Compares a variable's value with the operator's operand. A value of another type is no match, and no error. */
export type Operator = (value: Json, operand: Json) => boolean;

type Compare = (left: number | string, right: number | string) => boolean;

const RELATIONS = {
  Equals: (left, right) => left === right,
  LessThan: (left, right) => left < right,
  GreaterThan: (left, right) => left > right,
  LessThanEquals: (left, right) => left <= right,
  GreaterThanEquals: (left, right) => left >= right,
} as const satisfies Record<string, Compare>;

const string = (compare: Compare): Operator => {
  return (value, operand) => typeof value === "string" && typeof operand === "string" && compare(value, operand);
};

const numeric = (compare: Compare): Operator => {
  return (value, operand) => typeof value === "number" && typeof operand === "number" && compare(value, operand);
};

const timestamp = (compare: Compare): Operator => {
  return (value, operand) => {
    const left = typeof value === "string" ? parseTimestamp(value) : undefined;
    const right = typeof operand === "string" ? parseTimestamp(operand) : undefined;
    return left !== undefined && right !== undefined && compare(left, right);
  };
};

/** A test of the value's kind, whose operand says whether it should hold. */
const is = (test: (value: Json) => boolean): Operator => {
  return (value, operand) => test(value) === operand;
};

/**
 * The operators of JSONPath Choice rules, without IsPresent, which is about the path and not the value.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html#amazon-states-language-choice-state-rules
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ...Object.entries(RELATIONS).flatMap(([relation, compare]): [string, Operator][] => [
    [`String${relation}`, string(compare)],
    [`Numeric${relation}`, numeric(compare)],
    [`Timestamp${relation}`, timestamp(compare)],
  ]),
  ["BooleanEquals", (value, operand) => typeof value === "boolean" && value === operand],
  ["StringMatches", (value, operand) => typeof value === "string" && compileWildcard(String(operand))(value)],
  ["IsNull", is((value) => value === null)],
  ["IsNumeric", is((value) => typeof value === "number")],
  ["IsString", is((value) => typeof value === "string")],
  ["IsBoolean", is((value) => typeof value === "boolean")],
  ["IsTimestamp", is((value) => typeof value === "string" && parseTimestamp(value) !== undefined)],
]);
