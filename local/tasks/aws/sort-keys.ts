import { isJsonObject, type Json } from "../../../asl/json";

/** The same with the fields of every object in the order of their names, as AWS writes the descriptions of jobs. */
export function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => sortKeys(item));
  if (!isJsonObject(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sortKeys(value[name] ?? null)]));
}
