import { isJsonObject, type Json } from "../../../asl/json";
import { textOf } from "./parameters";
import { RequestError } from "./request-error";

type Pair = [name: string, value: string];

/** How the items of a list are written, by `Transform.RequestEncodingOptions.ArrayFormat`. */
const ARRAY_FORMATS: Readonly<Record<string, (name: string, items: readonly Json[]) => readonly Pair[]>> = {
  INDICES: (name, items) => items.flatMap((item, index) => pairs(`${name}[${index}]`, item, "INDICES")),
  BRACKETS: (name, items) => items.flatMap((item) => pairs(`${name}[]`, item, "BRACKETS")),
  REPEAT: (name, items) => items.flatMap((item) => pairs(name, item, "REPEAT")),
  COMMAS: (name, items) => [[name, items.map(textOf).join(",")]],
};

/**
 * A document as `application/x-www-form-urlencoded`.
 *
 * @param arrayFormat INDICES, BRACKETS, REPEAT or COMMAS
 * @throws RequestError where it is none of them
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#url-encode-request-body
 */
export function formEncoded(body: Json, arrayFormat: string): string {
  if (!Object.hasOwn(ARRAY_FORMATS, arrayFormat)) {
    throw new RequestError(
      `ArrayFormat must be one of ${Object.keys(ARRAY_FORMATS).join(", ")}, not "${arrayFormat}".`,
    );
  }
  if (!isJsonObject(body)) return textOf(body);
  const form = Object.entries(body).flatMap(([name, value]) => pairs(name, value, arrayFormat));
  return new URLSearchParams(form).toString();
}

function pairs(name: string, value: Json, arrayFormat: string): readonly Pair[] {
  if (Array.isArray(value)) return ARRAY_FORMATS[arrayFormat]?.(name, value) ?? [];
  if (!isJsonObject(value)) return [[name, textOf(value)]];
  return Object.entries(value).flatMap(([key, item]) => pairs(`${name}[${key}]`, item, arrayFormat));
}
