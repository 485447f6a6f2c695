import type { Json } from "../json";
import { JsonataFailure } from "./failure";

const MAX_VALUES = 2_000_000;

/**
 * A result as JSON, without the marks that the library leaves; parts that are JSON already are shared.
 *
 * @throws JsonataFailure "UnsupportedResult" where the result holds a function or a number that JSON cannot say.
 */
export function cleanResult(value: unknown): Json | undefined {
  if (value === undefined) return undefined;
  return clean(value, { count: 0 });
}

function clean(value: unknown, seen: { count: number }): Json {
  if (++seen.count > MAX_VALUES) throw new JsonataFailure("D2015", "The result is too large");
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : unsupported();
  if (Array.isArray(value)) return cleanArray(value, seen);
  if (typeof value === "object") return cleanObject(value, seen);
  return unsupported();
}

function cleanArray(items: readonly unknown[], seen: { count: number }): Json {
  const parts = items.map((item) => clean(item ?? null, seen));
  const same = Object.getPrototypeOf(items) === Array.prototype && Object.keys(items).length === items.length;
  return same && parts.every((part, index) => part === items[index]) ? (items as readonly Json[]) : parts;
}

function cleanObject(value: object, seen: { count: number }): Json {
  if ("_jsonata_lambda" in value || "_jsonata_function" in value) return unsupported();
  const entries = Object.entries(value);
  const parts = entries.map(([name, part]) => [name, clean(part, seen)] as const);
  const same =
    Object.getPrototypeOf(value) === Object.prototype && parts.every(([, part], index) => part === entries[index]?.[1]);
  // Object.fromEntries defines what it is given, so a key may be __proto__.
  return same ? (value as Json) : Object.fromEntries(parts);
}

function unsupported(): never {
  throw new JsonataFailure("UnsupportedResult", "The expression answered something that is no JSON");
}
