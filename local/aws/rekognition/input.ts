import { AwsError } from "../aws-error";
import type { JsonInput } from "../json-service";

/** A refusal of a parameter, with the value and the rule. */
export function invalidParameter(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}

/** A text parameter of a given form, or `undefined` where it may be absent and is. */
export function optionalText(input: JsonInput, name: string, pattern: RegExp): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" && pattern.test(value)) return value;
  throw invalidParameter(
    `1 validation error detected: Value ${quote(value)} at '${name}' must match ${pattern.source}.`,
  );
}

/** A number parameter within limits. */
export function numberWithin(
  input: JsonInput,
  name: string,
  fallback: number,
  [least, most]: [number, number],
): number {
  const value = input[name] ?? fallback;
  if (typeof value === "number" && value >= least && value <= most) return value;
  const rule = `must be a number from ${least} to ${most}`;
  throw invalidParameter(`1 validation error detected: Value ${quote(value)} at '${name}' ${rule}.`);
}

/** A parameter that is a list of ids. */
export function idList(input: JsonInput, name: string): readonly string[] | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value) && value.every((id) => typeof id === "string")) return value;
  throw invalidParameter(`1 validation error detected: Value at '${name}' must be a list of ids.`);
}

/** The required id of a collection. */
export function collectionIdOf(input: JsonInput): string {
  const id = optionalText(input, "CollectionId", /^[a-zA-Z0-9_.-]{1,255}$/);
  if (id === undefined) throw invalidParameter("1 validation error detected: 'CollectionId' is missing.");
  return id;
}

/** One page of a list, and the token of the next. */
export function paginate<T>(input: JsonInput, items: readonly T[], { pageSize = 4096 } = {}) {
  const limit = numberWithin(input, "MaxResults", pageSize, [0, pageSize]);
  const start = Number(optionalText(input, "NextToken", /^\d{1,9}$/) ?? 0);
  const end = start + limit;
  return { page: items.slice(start, end), ...(limit > 0 && end < items.length && { NextToken: String(end) }) };
}

function quote(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 100) ?? "nothing";
}
