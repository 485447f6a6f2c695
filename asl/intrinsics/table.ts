import { ARRAY_INTRINSICS } from "./array";
import { ENCODING_INTRINSICS } from "./encoding";
import type { Intrinsic } from "./intrinsic";
import { JSON_INTRINSICS } from "./json";
import { MATH_INTRINSICS } from "./math";
import { TEXT_INTRINSICS } from "./text";

const ALL = {
  ...ARRAY_INTRINSICS,
  ...ENCODING_INTRINSICS,
  ...JSON_INTRINSICS,
  ...MATH_INTRINSICS,
  ...TEXT_INTRINSICS,
};

/** The name of an intrinsic function, with its prefix. */
export type IntrinsicName = keyof typeof ALL;

/**
 * The intrinsic functions by name, with how many arguments each takes and what it answers.
 *
 * @example
 * const { minArguments } = INTRINSICS["States.MathAdd"];
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const INTRINSICS: Readonly<Record<IntrinsicName, Intrinsic>> = ALL;

/** Whether a name is an intrinsic function's; names are case-sensitive. */
export function isIntrinsicName(name: string): name is IntrinsicName {
  return Object.hasOwn(INTRINSICS, name);
}
