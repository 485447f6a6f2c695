import type { Comparable, ConditionNode, Relation, TestOperator } from "../tree/condition";
import type { AllOf, Condition, Present } from "../types/condition";
import type { Ref } from "../types/ref";
import { readCondition } from "./condition";
import { type Parse, recordCondition } from "./recorded";

type Compare<T> = <L = never>(left: Ref<T, L>, right: T | Ref<T, L>) => Condition<L>;

function compare<T>(comparable: Comparable, relation: Relation): Compare<T> {
  const operator = (left: unknown, right: unknown) =>
    recordCondition((parse) =>
      Object.freeze({ kind: "comparison", comparable, relation, left: parse(left), right: parse(right) }),
    );
  return operator as unknown as Compare<T>;
}

/** `StringEquals`: whether two texts are the same. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export const stringEquals = compare<string>("String", "Equals");
/** `StringLessThan`: whether a text comes before another, by code point. */
export const stringLessThan = compare<string>("String", "LessThan");
/** `StringLessThanEquals`. */
export const stringLessThanEquals = compare<string>("String", "LessThanEquals");
/** `StringGreaterThan`. */
export const stringGreaterThan = compare<string>("String", "GreaterThan");
/** `StringGreaterThanEquals`. */
export const stringGreaterThanEquals = compare<string>("String", "GreaterThanEquals");
/** `NumericEquals`: whether two numbers are the same. */
export const numericEquals = compare<number>("Numeric", "Equals");
/** `NumericLessThan`. */
export const numericLessThan = compare<number>("Numeric", "LessThan");
/** `NumericLessThanEquals`. */
export const numericLessThanEquals = compare<number>("Numeric", "LessThanEquals");
/** `NumericGreaterThan`. */
export const numericGreaterThan = compare<number>("Numeric", "GreaterThan");
/** `NumericGreaterThanEquals`. */
export const numericGreaterThanEquals = compare<number>("Numeric", "GreaterThanEquals");
/** `BooleanEquals`: whether two booleans are the same. */
export const booleanEquals = compare<boolean>("Boolean", "Equals");
/** `TimestampEquals`: whether two ISO 8601 times, such as "2026-03-14T01:59:00Z", are the same moment. */
export const timestampEquals = compare<string>("Timestamp", "Equals");
/** `TimestampLessThan`: whether one ISO 8601 time is before another. */
export const timestampLessThan = compare<string>("Timestamp", "LessThan");
/** `TimestampLessThanEquals`. */
export const timestampLessThanEquals = compare<string>("Timestamp", "LessThanEquals");
/** `TimestampGreaterThan`. */
export const timestampGreaterThan = compare<string>("Timestamp", "GreaterThan");
/** `TimestampGreaterThanEquals`. */
export const timestampGreaterThanEquals = compare<string>("Timestamp", "GreaterThanEquals");

/**
 * `StringMatches`: whether a text matches a pattern in which `*` stands for any text; `\\*` is a star.
 *
 * @example choice.when(({ input }) => stringMatches(input.key, "*.jpg"), (chain) => chain.succeed("Photo"))
 */
export function stringMatches<L = never>(subject: Ref<string | undefined, L>, pattern: string): Condition<L> {
  return condition((parse) => ({ kind: "match", subject: parse(subject), pattern }));
}

/** `IsPresent`: whether there is such a field. In the rule's branch an optional field is then usable as a required one. */
export function isPresent<L = never, P = unknown>(subject: Ref<unknown, L, P>): Condition<L, Present<P>> {
  return test("IsPresent", subject) as Condition<L, Present<P>>;
}

/** `IsNull`: whether a field is null. */
export function isNull<L = never>(subject: Ref<unknown, L>): Condition<L> {
  return test("IsNull", subject);
}

/** `IsString`: whether a field is text. */
export function isString<L = never>(subject: Ref<unknown, L>): Condition<L> {
  return test("IsString", subject);
}

/** `IsNumeric`: whether a field is a number. */
export function isNumeric<L = never>(subject: Ref<unknown, L>): Condition<L> {
  return test("IsNumeric", subject);
}

/** `IsBoolean`: whether a field is true or false. */
export function isBoolean<L = never>(subject: Ref<unknown, L>): Condition<L> {
  return test("IsBoolean", subject);
}

/** `IsTimestamp`: whether a field is an ISO 8601 time. */
export function isTimestamp<L = never>(subject: Ref<unknown, L>): Condition<L> {
  return test("IsTimestamp", subject);
}

/** `Not`: whether a condition does not hold. */
export function not<L = never>(negated: Condition<L> | boolean): Condition<L> {
  return condition((parse) => ({ kind: "not", condition: readCondition(negated, parse) }));
}

/** `And`: whether all conditions hold. */
export function and<L, const C extends readonly Condition<L, unknown>[]>(
  ...conditions: C & readonly Condition<L, unknown>[]
): Condition<L, AllOf<C>> {
  return junction("and", conditions) as Condition<L, AllOf<C>>;
}

/** `Or`: whether at least one condition holds. */
export function or<L = never>(...conditions: readonly (Condition<L> | boolean)[]): Condition<L> {
  return junction("or", conditions);
}

function junction<L>(kind: "and" | "or", conditions: readonly unknown[]): Condition<L> {
  return condition((parse) => ({ kind, conditions: conditions.map((each) => readCondition(each, parse)) }));
}

function test<L>(operator: TestOperator, subject: unknown): Condition<L> {
  return condition((parse) => ({ kind: "test", operator, subject: parse(subject) }));
}

function condition<L>(read: (parse: Parse) => ConditionNode): Condition<L> {
  return recordCondition((parse) => Object.freeze(read(parse))) as Condition<L>;
}
