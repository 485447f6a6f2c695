import type { Json } from "../json";
import type { Arguments } from "./arguments";
import type { Intrinsic } from "./intrinsic";
import { printJava } from "./print-java";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-generic */
export const TEXT_INTRINSICS = {
  "States.Format": { minArguments: 1, maxArguments: Number.POSITIVE_INFINITY, returns: "text", evaluate: format },
  "States.StringSplit": { minArguments: 2, maxArguments: 2, returns: "array", evaluate: split },
  "States.UUID": { minArguments: 0, maxArguments: 0, returns: "text", evaluate: (_given, chance) => chance.uuid() },
} satisfies Record<string, Intrinsic>;

/** Fills the `{}` of a template, in which a backslash makes the next character plain. */
function format(given: Arguments): Json {
  const values = given.values.slice(1);
  let used = 0;
  const text = given.text(0).replace(/\\([\s\S])|\{\}/g, (_found, plain: string | undefined) => {
    if (plain !== undefined) return plain;
    return used < values.length ? printJava(values[used++] ?? null) : given.refuse();
  });
  return used === values.length ? text : given.refuse();
}

/** Splits at every character of the second text; empty pieces are dropped. */
function split(given: Arguments): Json {
  const separators = new Set(given.text(1));
  const pieces = [""];
  for (const char of given.text(0)) {
    if (separators.has(char)) pieces.push("");
    else pieces[pieces.length - 1] += char;
  }
  return pieces.filter((piece) => piece !== "");
}
