import type { Json } from "../../asl/json";

/** The most that the input or the result of a state may measure as UTF-8 JSON. */
export const PAYLOAD_LIMIT_BYTES = 262_144;

/** From this size on, a part's measure is worth remembering. */
const LARGE_BYTES = 1_024;
const REMEMBERED_STRINGS = 64;

const sizes = new WeakMap<object, number>();
const stringSizes = new Map<string, number>();

/**
 * Bytes of a value as JSON text. Documents share their parts from state to state, so large parts are measured once.
 */
export function payloadBytes(value: Json): number {
  if (typeof value === "string") return stringBytes(value);
  if (typeof value === "number") return numberBytes(value);
  if (typeof value === "boolean" || value === null) return value === false ? 5 : 4;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const bytes = Array.isArray(value) ? arrayBytes(value) : objectBytes(value as { readonly [key: string]: Json });
  if (bytes >= LARGE_BYTES) sizes.set(value, bytes);
  return bytes;
}

/** Whether a value is more than AWS passes from state to state. */
export function exceedsPayloadLimit(value: Json): boolean {
  return payloadBytes(value) > PAYLOAD_LIMIT_BYTES;
}

function arrayBytes(items: readonly Json[]): number {
  let bytes = items.length === 0 ? 2 : items.length + 1;
  for (const item of items) bytes += payloadBytes(item);
  return bytes;
}

function objectBytes(object: { readonly [key: string]: Json }): number {
  let bytes = 1;
  for (const key in object) bytes += stringBytes(key) + payloadBytes(object[key] as Json) + 2;
  return bytes === 1 ? 2 : bytes;
}

function numberBytes(value: number): number {
  if (Number.isInteger(value) && value >= 0 && value < 1e15) return value < 10 ? 1 : Math.floor(Math.log10(value)) + 1;
  return JSON.stringify(value).length;
}

function stringBytes(text: string): number {
  if (text.length < LARGE_BYTES) return quotedBytes(text);
  const known = stringSizes.get(text);
  if (known !== undefined) return known;
  const bytes = quotedBytes(text);
  if (stringSizes.size >= REMEMBERED_STRINGS) stringSizes.clear();
  stringSizes.set(text, bytes);
  return bytes;
}

function quotedBytes(text: string): number {
  const bytes = text.length + 2;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x20 && code < 0x80 && code !== 0x22 && code !== 0x5c) continue;
    return Buffer.byteLength(JSON.stringify(text));
  }
  return bytes;
}
