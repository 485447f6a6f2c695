import * as fc from "fast-check";
import {
  and,
  booleanEquals,
  type Condition,
  isBoolean,
  isNull,
  isNumeric,
  isPresent,
  isString,
  isTimestamp,
  not,
  numericEquals,
  numericGreaterThan,
  numericGreaterThanEquals,
  numericLessThan,
  numericLessThanEquals,
  or,
  type Ref,
  stringEquals,
  stringGreaterThan,
  stringGreaterThanEquals,
  stringLessThan,
  stringLessThanEquals,
  stringMatches,
  timestampEquals,
  timestampGreaterThan,
  timestampGreaterThanEquals,
  timestampLessThan,
  timestampLessThanEquals,
} from "../../dsl";
import type { Read } from "./document";

type Holds = Read<Condition<never>>;
type Compare = (left: Ref<never>, right: never) => Condition<never>;

/** Places of every type: an operator holds for values of its own type only. */
const PLACES: readonly Read<Ref<unknown>>[] = [
  ({ input }) => input.text,
  ({ input }) => input.nested["odd key"],
  ({ input }) => input.number,
  ({ input }) => input.list[0],
  ({ input }) => input.flag,
  ({ input }) => input.none,
  ({ input }) => input.at,
  ({ input }) => input.soon,
  ({ input }) => input.list,
  ({ input }) => input.nested,
  ({ context }) => context.State.Name,
];

const LITERALS: Readonly<Record<string, readonly unknown[]>> = {
  text: ["", "a", "b", '"', "{%"],
  number: [0, 1, -2.5],
  flag: [true, false],
  time: ["2030-01-01T00:00:00Z", "2031-05-05T10:00:00+02:00"],
};

const COMPARISONS: readonly (readonly [kind: string, compare: Compare])[] = [
  ["text", stringEquals],
  ["text", stringLessThan],
  ["text", stringLessThanEquals],
  ["text", stringGreaterThan],
  ["text", stringGreaterThanEquals],
  ["number", numericEquals],
  ["number", numericLessThan],
  ["number", numericLessThanEquals],
  ["number", numericGreaterThan],
  ["number", numericGreaterThanEquals],
  ["flag", booleanEquals],
  ["time", timestampEquals],
  ["time", timestampLessThan],
  ["time", timestampLessThanEquals],
  ["time", timestampGreaterThan],
  ["time", timestampGreaterThanEquals],
] as unknown as readonly (readonly [string, Compare])[];

const TESTS = [isNull, isNumeric, isString, isBoolean, isTimestamp, isPresent];
const PATTERNS = ["*", "a*", "*-*", "b\\*", "*\n*", ".", "^(a|b)$", "\\\\*", ""];

const place = fc.constantFrom(...PLACES);

const comparison = fc.constantFrom(...COMPARISONS).chain(([kind, compare]) => {
  const literal = fc.constantFrom(...(LITERALS[kind] ?? [])).map((value) => () => value);
  return fc.tuple(place, fc.oneof(literal, place)).map(
    ([left, right]): Holds =>
      (scope) =>
        compare(left(scope) as never, right(scope) as never),
  );
});

/** Optional places may be tested, and compared once they are known to be there. */
const optional = fc.constantFrom<Holds>(
  ({ input }) => isPresent(input.maybe),
  ({ input }) => isPresent(input.things[2]),
  ({ input }) => isPresent(input.things[0].size),
  ({ input }) => and(isPresent(input.maybe), isString(input.maybe)),
  ({ input }) => and(isPresent(input.maybe), stringLessThan(input.maybe, "b")),
  ({ input }) => or(not(isPresent(input.maybe)), stringEquals(input.maybe, "a")),
  ({ input }) => not(or(not(isPresent(input.maybe)), stringMatches(input.maybe, "a*"))),
  ({ input }) => and(isPresent(input.things[0].size), numericLessThan(input.things[0].size, 2)),
);

/** Conditions of all operators, on values of all types. */
export const condition: fc.Arbitrary<Holds> = fc.letrec<{ holds: Holds }>((tie) => ({
  holds: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    comparison,
    optional,
    fc.tuple(fc.constantFrom(...TESTS), place).map(
      ([test, at]): Holds =>
        (scope) =>
          test(at(scope)),
    ),
    fc.tuple(place, fc.constantFrom(...PATTERNS)).map(
      ([at, pattern]): Holds =>
        (scope) =>
          stringMatches(at(scope) as Ref<string>, pattern),
    ),
    tie("holds").map(
      (inner): Holds =>
        (scope) =>
          not(inner(scope)),
    ),
    fc.tuple(tie("holds"), tie("holds")).map(
      ([one, two]): Holds =>
        (scope) =>
          and(one(scope), two(scope)),
    ),
    fc.tuple(tie("holds"), tie("holds")).map(
      ([one, two]): Holds =>
        (scope) =>
          or(one(scope), two(scope)),
    ),
  ),
})).holds;
