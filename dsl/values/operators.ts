import type { Comparable, ConditionNode, Relation, TestOperator } from "../tree/condition";
import type { AnyCondition, Being, Condition, NeedsInOrder, Present, Reading, Together } from "../types/condition";
import type { Ref } from "../types/ref";
import { readCondition } from "./condition";
import { type Parse, recordCondition } from "./recorded";
import { textProblem } from "./text-problem";

/** Compares a place with a value or another place. One that may be missing must be known to be present by then. */
type Compare<T> = <A, B = T, P = unknown, Q = unknown, L = never>(
  left: Ref<A, L, P> & Ref<T | undefined>,
  right: T | (Ref<B, L, Q> & Ref<T | undefined>),
) => Condition<L, unknown, unknown, Reading<A, P> | Reading<B, Q>>;

/** Asks a place for its type, which is known after it. One that may be missing must be known to be present by then. */
type Test<Tested> = <T, P = unknown, L = never>(
  subject: Ref<T, L, P>,
) => Condition<L, Being<P, T & Tested>, Being<P, Exclude<T, Tested>>, Reading<T, P>>;

/** Asks a text for its form. One that may be missing must be known to be present by then. */
type FormTest = <T, P = unknown, L = never>(
  subject: Ref<T, L, P>,
) => Condition<L, Being<P, T & string>, unknown, Reading<T, P>>;

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
export function stringMatches<T extends string | undefined, P = unknown, L = never>(
  subject: Ref<T, L, P>,
  pattern: string,
): Condition<L, unknown, unknown, Reading<T, P>> {
  return condition((parse) => textProblem(pattern, parse) ?? { kind: "match", subject: parse(subject), pattern });
}

/**
 * `IsPresent`: whether there is such a field. In the rule's branch an optional field is then usable as a required one, and so
 * it is in what follows in `and`, or behind `not` in `or`.
 *
 * @example choice.when(({ input }) => and(isPresent(input.note), stringEquals(input.note, "x")), (chain) => chain)
 */
export function isPresent<T, P = unknown, L = never>(subject: Ref<T, L, P>): Condition<L, Present<P, T>> {
  return condition((parse) => ({ kind: "test", operator: "IsPresent", subject: parse(subject) }));
}

/** `IsNull`: whether a field is null. */
export const isNull: Test<null> = tests("IsNull");
/** `IsString`: whether a field is text. */
export const isString: Test<string> = tests("IsString");
/** `IsNumeric`: whether a field is a number. */
export const isNumeric: Test<number> = tests("IsNumeric");
/** `IsBoolean`: whether a field is true or false. */
export const isBoolean: Test<boolean> = tests("IsBoolean");
/** `IsTimestamp`: whether a field is an ISO 8601 time. */
export const isTimestamp = tests("IsTimestamp") as FormTest;

/** `Not`: whether a condition does not hold. */
export function not<L = never, Holds = unknown, Fails = unknown, Needs = never>(
  negated: Condition<L, Holds, Fails, Needs> | boolean | Ref<boolean, L>,
): Condition<L, Fails, Holds, Needs> {
  return condition((parse) => ({ kind: "not", condition: readCondition(negated, parse) }));
}

/** `And`: whether all conditions hold. Each is asked only where those before it hold. */
export function and<L, const C extends readonly AnyCondition<L>[]>(
  ...conditions: C & readonly AnyCondition<L>[]
): Condition<L, Together<C, "holds">, unknown, NeedsInOrder<C, "holds">> {
  return junction("and", conditions);
}

/** `Or`: whether at least one condition holds. Each is asked only where none before it holds. */
export function or<L, const C extends readonly AnyCondition<L>[]>(
  ...conditions: C & readonly AnyCondition<L>[]
): Condition<L, unknown, Together<C, "fails">, NeedsInOrder<C, "fails">> {
  return junction("or", conditions);
}

function junction<C extends AnyCondition>(kind: "and" | "or", conditions: readonly unknown[]): C {
  return condition((parse) => ({ kind, conditions: conditions.map((each) => readCondition(each, parse)) }));
}

function tests<Tested>(operator: TestOperator): Test<Tested> {
  return (subject) => condition((parse) => ({ kind: "test", operator, subject: parse(subject) }));
}

/** What a condition says is the matter of the types alone. */
function condition<C extends AnyCondition>(read: (parse: Parse) => ConditionNode): C {
  return recordCondition((parse) => Object.freeze(read(parse))) as unknown as C;
}
