import { collapse, isSequence, markSequence } from "../sequence";
import { NotDirect } from "./frame";

/** A function value: a lambda, or a library function that is passed on. `arity` is how many arguments it takes. */
export type Callable = ((...given: readonly unknown[]) => unknown) & { readonly arity: number };

export function isCallable(value: unknown): value is Callable {
  return typeof value === "function";
}

/** Whether a value is a number; infinite ones are the library's to refuse. */
export function isNumber(value: unknown): value is number {
  if (typeof value !== "number" || Number.isNaN(value)) return false;
  if (!Number.isFinite(value)) throw new NotDirect("a number out of range");
  return true;
}

/** JSONata's boolean of a value; undefined stays undefined. */
export function toBoolean(value: unknown): boolean | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return value !== "";
  if (typeof value === "number") return isNumber(value) && value !== 0;
  if (Array.isArray(value)) return value.some((item) => toBoolean(item) === true);
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

/** What a name finds in a value; in an array, in each of its items. */
export function lookup(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  const found = markSequence([]);
  for (const item of value) {
    const part = lookup(item, name);
    if (Array.isArray(part)) found.push(...part);
    else if (part !== undefined) found.push(part);
  }
  return found;
}

/** Appends one value or the items of an array; nothing is changed in place. */
export function append(left: readonly unknown[], right: unknown): readonly unknown[] {
  return right === undefined ? left : left.concat(right);
}

export function isDeepEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isDeepEqual(item, right[index]));
  }
  if (Array.isArray(left) !== Array.isArray(right)) throw new NotDirect("an array against an object");
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => Object.hasOwn(right, name) && isDeepEqual(lookup(left, name), lookup(right, name)));
}

export { collapse, isSequence, markSequence };
