import { isJsonObject, type Json } from "../json";
import { fieldsOf, type Part } from "./context";
import type { Field } from "./shapes";

/** A text in a JSONata state that is written as an expression. */
export interface JsonataText {
  readonly part: Part;
  /** The field of the part that holds it, at any depth. */
  readonly field: string;
  readonly text: string;
  readonly location: string;
}

/** Every text of a part that begins as a JSONata expression does. */
export function* jsonataTextsOf(part: Part): Generator<JsonataText> {
  if (part.language !== "JSONata") return;
  for (const [field, value, description] of fieldsOf(part)) {
    if (!holdsJsonata(description)) continue;
    for (const [text, location] of textsIn(value, `${part.location}/${field}`)) yield { part, field, text, location };
  }
}

function holdsJsonata({ jsonata, language, expression }: Field): boolean {
  return jsonata === true || language === "JSONata" || (expression === "template" && language === undefined);
}

function* textsIn(value: Json, location: string): Generator<readonly [text: string, location: string]> {
  if (typeof value === "string" && value.startsWith("{%")) yield [value, location];
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) yield* textsIn(element, `${location}[${index}]`);
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) yield* textsIn(value[key] as Json, `${location}/${key}`);
  }
}
