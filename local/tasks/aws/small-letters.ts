import { isJsonObject, type Json } from "../../../asl/json";

/** Fields that hold maps, whose keys are data. */
const MAPS: ReadonlySet<string> = new Set(["Tags", "Properties", "TemplateParameters"]);

/**
 * Parameters for clients from before the SDK described its requests, in which every field begins with a small letter, as the
 * services with JSON over REST have them.
 */
export function withSmallLetters(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withSmallLetters(item));
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).map(([name, item]) => [
    small(name),
    MAPS.has(name) ? item : withSmallLetters(item),
  ]);
  return Object.fromEntries(fields) as Json;
}

function small(name: string): string {
  return `${name[0]?.toLowerCase() ?? ""}${name.slice(1)}`;
}
