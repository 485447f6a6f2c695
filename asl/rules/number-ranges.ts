import type { Diagnostic } from "../diagnostic";
import { fieldsOf, type Rule } from "./context";
import { error } from "./finding";
import type { Field } from "./shapes";

/** Numbers out of their range: `Minimum value is 1`, `Maximum value is 99999999`. */
export const numberRanges: Rule = ({ parts }) =>
  parts.flatMap((part) =>
    [...fieldsOf(part)].flatMap(([name, value, field]) =>
      typeof value === "number" ? outOfRange(`${part.location}/${name}`, value, field) : [],
    ),
  );

function outOfRange(location: string, value: number, { minimum, maximum, type, jsonata }: Field): Diagnostic[] {
  // AWS prints the limits of a percentage as decimals, and those of BackoffRate not.
  const print = (limit: number) => (type === "Number" && jsonata ? limit.toFixed(1) : String(limit));
  if (minimum !== undefined && value < minimum) return [error(location, `Minimum value is ${print(minimum)}`)];
  if (maximum !== undefined && value > maximum) return [error(location, `Maximum value is ${print(maximum)}`)];
  return [];
}
