import type { Json, JsonObject } from "../../asl/json";

/** Reads what stands at a place in a document: `at("Jobs", 0, "Status")(description)`; undefined where nothing does. */
export function at(...keys: readonly (string | number)[]): (value: Json) => Json | undefined {
  return (value) => {
    let found: Json | undefined = value;
    for (const key of keys) {
      if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
      found = (found as JsonObject)[key];
    }
    return found;
  };
}
