import { isJsonObject, type Json } from "../../../asl/json";
import { itemReaderFailed } from "../failure";
import type { ItemChunk } from "./item-chunk";
import { parseItem } from "./json-lines";

/**
 * The items of a JSON document: those of an array, or the members of an object, each with its key. A pointer in the style
 * of RFC 6901 (`/orders/items`) leads to an array or object inside of it.
 *
 * @throws StateFailure States.ItemReaderFailed
 */
export function jsonItems(text: string, pointer: string | undefined): Pick<ItemChunk, "values" | "keys"> {
  const found = follow(parseItem(text), pointer);
  if (Array.isArray(found)) return { values: found };
  if (isJsonObject(found)) return { values: Object.values(found), keys: Object.keys(found) };
  throw itemReaderFailed("Attempting to map over non-iterable node.");
}

function follow(document: Json, pointer: string | undefined): Json | undefined {
  const steps = (pointer ?? "").split("/").slice(1);
  return steps.map(unescapeStep).reduce<Json | undefined>((value, step) => childOf(value, step), document);
}

function childOf(value: Json | undefined, step: string): Json | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as { readonly [key: string]: Json })[step];
}

function unescapeStep(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
