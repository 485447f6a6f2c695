import type { Diagnostic } from "../diagnostic";
import { isJsonObject } from "../json";
import { QUOTAS } from "../quotas";
import type { Part, Rule } from "./context";
import { error } from "./finding";

const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}\u200c\u200d]*$/u;

/** Names that Assign gives are Unicode identifiers of at most 80 characters, and never `states`. */
export const variableNames: Rule = ({ parts }) =>
  parts.flatMap((part) => [...assignedNames(part)].flatMap((name) => nameErrors(name, `${part.location}/Assign`)));

/** The names of the variables that a part assigns. */
export function assignedNames({ value: { Assign }, shape, language }: Part): ReadonlySet<string> {
  if (!isJsonObject(Assign) || !Object.hasOwn(shape.fields, "Assign")) return new Set();
  const bare = (name: string) => (language === "JSONPath" && name.endsWith(".$") ? name.slice(0, -2) : name);
  return new Set(Object.keys(Assign).map(bare));
}

function nameErrors(name: string, location: string): Diagnostic[] {
  if (name === "states") {
    return [error(location, "Cannot assign to reserved variable '$states'.", { code: "RESERVED_VARIABLE_NAME" })];
  }
  const problem = problemOf(name);
  if (problem === undefined) return [];
  return [error(location, `Invalid variable name '${name}': ${problem}`, { code: "INVALID_VARIABLE_NAME" })];
}

function problemOf(name: string): string | undefined {
  if (!IDENTIFIER.test(name)) return "the variable name contains invalid characters.";
  if ([...name].length <= QUOTAS.nameLength) return undefined;
  return `the variable name exceeds the ${QUOTAS.nameLength}-character limit.`;
}
