import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { RequestError } from "./request-error";

const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]);

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address is on this machine, where requests need no encryption. */
export function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK.test(hostname);
}

/** @throws RequestError where it is none of AWS's */
export function methodOf(value: Json | undefined): string {
  if (typeof value === "string" && METHODS.has(value)) return value;
  throw new RequestError(`Method must be one of ${[...METHODS].join(", ")}, not ${JSON.stringify(value ?? null)}.`);
}

/** An absolute address by https, or by http on this machine. @throws RequestError */
export function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw new RequestError(`${JSON.stringify(text)} is no URL.`);
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url))) return url;
  throw new RequestError(`${JSON.stringify(text)} is no https URL; http is for this machine only.`);
}

/** Which headers a state may not set. */
export interface Restriction {
  readonly names: ReadonlySet<string>;
  readonly prefixes: readonly string[];
}

/** The headers of a state, one text or a list of them each. @throws RequestError where one is not allowed */
export function headersOf(
  value: Json | undefined,
  { names, prefixes }: Restriction,
): Record<string, string | string[]> {
  const given = objectOf(value, "Headers");
  const refused = Object.keys(given).filter((name) => {
    const lower = name.toLowerCase();
    return names.has(lower) || prefixes.some((prefix) => lower.startsWith(prefix));
  });
  if (refused.length > 0)
    throw new RequestError(`The 'Headers' field contains unsupported values: ${refused.join(", ")}`);
  return Object.fromEntries(Object.entries(given).map(([name, item]) => [name, textsOf(item)]));
}

/** Adds query parameters to an address; lists repeat their name. */
export function addQuery(url: URL, value: Json | undefined): void {
  for (const [name, item] of Object.entries(objectOf(value, "QueryParameters"))) {
    for (const text of [textsOf(item)].flat()) url.searchParams.append(name, text);
  }
}

function objectOf(value: Json | undefined, field: string): JsonObject {
  if (value === undefined || value === null) return {};
  if (isJsonObject(value)) return value;
  throw new RequestError(`${field} must be an object, not ${JSON.stringify(value)}.`);
}

function textsOf(value: Json): string | string[] {
  return Array.isArray(value) ? value.map(textOf) : textOf(value);
}

/** A value as text: texts as they are, all else as JSON. */
export function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
