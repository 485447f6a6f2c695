/** A value that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Whether a JSON value is an object, and not an array or null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as JSON text for a message; what nests deeper than can be printed is only named. */
export function printJson(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch {
    return "(nested too deeply to print)";
  }
}

/** Sets an object's own property, also one called `__proto__`, which assignment would take for the prototype. */
export function setOwn(target: { [name: string]: unknown }, name: string, value: unknown): void {
  if (name !== "__proto__") target[name] = value;
  else Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
}
