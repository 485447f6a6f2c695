import type { Diagnostic } from "../../diagnostic";
import { isJsonObject, type Json } from "../../json";
import type { Rule } from "../context";
import { warning } from "../finding";

/** How JSON.stringify writes half of a character. */
const ESCAPED = /\\ud[89a-f][0-9a-f]{2}/;
const LONE = /\p{Surrogate}/u;

/** Halves of characters, which no UTF-8 text can hold: what arrives at AWS is another text. */
export const loneSurrogates: Rule = ({ definition, text }) => (ESCAPED.test(text) ? findIn(definition, "") : []);

function findIn(value: Json, location: string): Diagnostic[] {
  if (typeof value === "string") return LONE.test(value) ? [broken(location, value)] : [];
  if (Array.isArray(value)) return value.flatMap((element: Json, index) => findIn(element, `${location}[${index}]`));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = LONE.test(key) ? [broken(location, key)] : [];
    return [...own, ...findIn(inner, `${location}/${key}`)];
  });
}

function broken(location: string, text: string): Diagnostic {
  return warning("LONE_SURROGATE", location, `The text ${JSON.stringify(text)} holds half of a character`);
}
