import type { QueryLanguage } from "../../asl/definition";
import type { Intrinsic } from "../tree/value";
import type { Ref, Resolved } from "../types/ref";
import { recordCall } from "./recorded";

type Value<T> = T | Ref<T>;
type Made<T> = Ref<T, QueryLanguage>;
type Printable = string | number | boolean | null;
type HashAlgorithm = "MD5" | "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";

function call<T>(name: Intrinsic, values: readonly unknown[]): Made<T> {
  return recordCall((parse) =>
    Object.freeze({ kind: "intrinsic", name, arguments: Object.freeze(values.map(parse)) }),
  ) as Made<T>;
}

/**
 * `States.Format`: text with each `{}` replaced by a value; a backslash makes a brace one of the text. JSONata needs the
 * template to be plain text.
 *
 * @example format("Hello {}, order {} is ready", input.name, input.orderId)
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function format(template: Value<string>, ...values: readonly Value<Printable>[]): Made<string> {
  return call("Format", [template, ...values]);
}

/** `States.StringToJson`: what a JSON text says. `T` is what it is taken to be. */
export function stringToJson<T = unknown>(text: Value<string>): Made<T> {
  return call("StringToJson", [text]);
}

/** `States.JsonToString`: a value as JSON text. */
export function jsonToString(value: unknown): Made<string> {
  return call("JsonToString", [value]);
}

/** `States.Array`: a list of values. */
export function array<T>(...items: readonly Value<T>[]): Made<Resolved<T>[]> {
  return call("Array", items);
}

/** `States.ArrayPartition`: a list cut into lists of at most `size` items. */
export function arrayPartition<T>(items: Value<readonly T[]>, size: Value<number>): Made<T[][]> {
  return call("ArrayPartition", [items, size]);
}

/** `States.ArrayContains`: whether an item is in a list. */
export function arrayContains<T>(items: Value<readonly T[]>, item: Value<T>): Made<boolean> {
  return call("ArrayContains", [items, item]);
}

/** `States.ArrayRange`: the numbers from `first` to `last`, both included, in steps; at most 1,000. */
export function arrayRange(first: Value<number>, last: Value<number>, step: Value<number>): Made<number[]> {
  return call("ArrayRange", [first, last, step]);
}

/** `States.ArrayGetItem`: the item at an index, from 0. */
export function arrayGetItem<T>(items: Value<readonly T[]>, index: Value<number>): Made<T> {
  return call("ArrayGetItem", [items, index]);
}

/** `States.ArrayLength`: how many items a list has. */
export function arrayLength(items: Value<readonly unknown[]>): Made<number> {
  return call("ArrayLength", [items]);
}

/** `States.ArrayUnique`: a list without repetitions. */
export function arrayUnique<T>(items: Value<readonly T[]>): Made<T[]> {
  return call("ArrayUnique", [items]);
}

/** `States.Base64Encode`: at most 10,000 characters. */
export function base64Encode(text: Value<string>): Made<string> {
  return call("Base64Encode", [text]);
}

/** `States.Base64Decode`: at most 10,000 characters. */
export function base64Decode(text: Value<string>): Made<string> {
  return call("Base64Decode", [text]);
}

/** `States.Hash`: the hexadecimal hash of a text of at most 10,000 characters. */
export function hash(text: Value<string>, algorithm: Value<HashAlgorithm>): Made<string> {
  return call("Hash", [text, algorithm]);
}

/** `States.JsonMerge`: an object with the fields of both; the second wins. AWS merges shallowly only. */
export function jsonMerge<A, B>(
  first: Value<A>,
  second: Value<B>,
): Made<Omit<Resolved<A>, keyof Resolved<B>> & Resolved<B>> {
  return call("JsonMerge", [first, second, false]);
}

/** `States.MathRandom`: a whole number from `first`, included, to `last`, excluded. The same seed gives the same number. */
export function mathRandom(first: Value<number>, last: Value<number>, seed?: Value<number>): Made<number> {
  return call("MathRandom", seed === undefined ? [first, last] : [first, last, seed]);
}

/** `States.MathAdd`: the sum of two whole numbers. */
export function mathAdd(left: Value<number>, right: Value<number>): Made<number> {
  return call("MathAdd", [left, right]);
}

/** `States.StringSplit`: a text cut at each of the delimiter's characters; empty pieces are left out. */
export function stringSplit(text: Value<string>, delimiter: Value<string>): Made<string[]> {
  return call("StringSplit", [text, delimiter]);
}

/** `States.UUID`: a random UUID, version 4. */
export function uuid(): Made<string> {
  return call("UUID", []);
}
