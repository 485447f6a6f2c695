import type { Diagnostic } from "../diagnostic";
import type { Part, Rule } from "./context";
import { error, list } from "./finding";

/** Fields that exclude each other, such as Next and End, and fields of which one must be there. */
export const exclusiveFields: Rule = ({ parts }) =>
  parts.flatMap((part) => [
    ...(part.shape.exactlyOne ?? []).flatMap((names) => oneOf(part, names, true)),
    ...(part.shape.atMostOne ?? []).flatMap((names) => oneOf(part, names, false)),
  ]);

function oneOf({ value, location }: Part, names: readonly string[], needed: boolean): Diagnostic[] {
  const present = names.filter((name) => Object.hasOwn(value, name));
  if (present.length > 1) return [error(location, `There should only be one of the following fields: ${list(names)}`)];
  // "End": false says no more than nothing.
  const missing = present.every((name) => name === "End" && value["End"] === false);
  if (!needed || !missing) return [];
  return [error(location, `This object should have only one of the following fields: ${list(names)}`)];
}
