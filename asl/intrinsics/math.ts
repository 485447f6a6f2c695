import type { Json } from "../json";
import type { Arguments } from "./arguments";
import type { ChanceSource, Intrinsic } from "./intrinsic";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-math-operation */
export const MATH_INTRINSICS = {
  "States.MathRandom": { minArguments: 2, maxArguments: 3, returns: "number", evaluate: random },
  "States.MathAdd": {
    minArguments: 2,
    maxArguments: 2,
    returns: "number",
    evaluate: (given) => given.integer(0) + given.integer(1),
  },
} satisfies Record<string, Intrinsic>;

/** A whole number from the first argument up to, but not including, the second; the same for the same seed. */
function random(given: Arguments, chance: ChanceSource): Json {
  const [start, end] = [given.integer(0), given.integer(1)];
  if (start >= end) return given.refuse();
  const draw = given.values.length === 3 ? seededDraw(given.integer(2)) : chance.random();
  return start + Math.floor(draw * (end - start));
}

/** The first number, from 0 up to 1, that a seed gives (mulberry32). */
export function seededDraw(seed: number): number {
  const state = (seed + 0x6d2b79f5) | 0;
  const mixed = Math.imul(state ^ (state >>> 15), state | 1);
  const spread = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
  return ((spread ^ (spread >>> 14)) >>> 0) / 0x1_0000_0000;
}
