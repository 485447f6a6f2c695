import { isJsonObject, type Json } from "../json";
import { fieldsOf, type Part } from "./context";

/** A text in a JSONPath state that is a path or an intrinsic function call. */
export interface JsonPathText {
  readonly text: string;
  /** The field that holds it; inside a payload template, the template. */
  readonly location: string;
}

/** Every text of a part that a JSONPath state reads as an expression. */
export function* jsonPathTextsOf(part: Part): Generator<JsonPathText> {
  if (part.language !== "JSONPath") return;
  for (const [name, value, { expression }] of fieldsOf(part)) {
    if (expression === undefined || expression === "timestamp") continue;
    const location = `${part.location}/${name}`;
    if (expression === "template") yield* computedTexts(value, location);
    else if (typeof value === "string") yield { text: value, location };
  }
}

function* computedTexts(template: Json, location: string): Generator<JsonPathText> {
  if (Array.isArray(template)) for (const element of template) yield* computedTexts(element, location);
  if (!isJsonObject(template)) return;
  for (const key of Object.keys(template)) {
    const value = template[key] as Json;
    if (typeof value === "string" && key.endsWith(".$")) yield { text: value, location };
    else yield* computedTexts(value, location);
  }
}
