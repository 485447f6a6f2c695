import { createHash } from "node:crypto";
import { seededDraw } from "../intrinsics/math";
import type { Json } from "../json";
import { JsonataFailure } from "./failure";
import { markSequence } from "./sequence";

const MAX_ITEMS = 1_000_000;

/** What an expression gets from outside its bindings; injected, so that runs can be replayed. */
export interface JsonataEnvironment {
  /** A number from 0 up to 1. */
  random(): number;
  uuid(): string;
  /** The time of `$now()` and `$millis()`, in milliseconds since 1970. */
  nowMillis(): number;
}

export type Implementation = (...given: readonly unknown[]) => unknown;

/** A function that an expression may call, with the signature that the library checks its arguments against. */
export interface AddedFunction {
  readonly signature: string;
  readonly implement: (environment: JsonataEnvironment) => Implementation;
}

const HASHES: ReadonlyMap<unknown, string> = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);

/**
 * The functions that AWS adds to JSONata, and those of the library that need bounds, chance or a clock.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-in-sfn
 */
export const ADDED_FUNCTIONS: Readonly<Record<string, AddedFunction>> = {
  partition: { signature: "<an:a>", implement: () => partition },
  range: { signature: "<nnn:a>", implement: () => range },
  hash: { signature: "<s-s:s>", implement: () => hash },
  parse: { signature: "<s-:x>", implement: () => parse },
  random: {
    signature: "<n?:n>",
    implement: (environment) => (seed) => (typeof seed === "number" ? seededDraw(seed) : environment.random()),
  },
  uuid: { signature: "<:s>", implement: (environment) => () => environment.uuid() },
  millis: { signature: "<:n>", implement: constantMillis },
  distinct: { signature: "<x:x>", implement: () => distinct },
  pad: { signature: "<s-ns?:s>", implement: () => pad },
  shuffle: { signature: "<a:a>", implement: (environment) => (items) => shuffle(items, environment) },
};

function constantMillis(environment: JsonataEnvironment): Implementation {
  const millis = environment.nowMillis();
  return () => millis;
}

function fail(name: string, wanted: string): never {
  throw new JsonataFailure("T0410", `Argument of function "${name}" must be ${wanted}`);
}

function partition(items: unknown, size: unknown): unknown {
  if (!Array.isArray(items) || typeof size !== "number") return undefined;
  const step = Math.round(size);
  if (step < 1) return fail("partition", "a positive number");
  return Array.from({ length: Math.ceil(items.length / step) }, (_, part) =>
    items.slice(part * step, (part + 1) * step),
  );
}

function range(first: unknown, last: unknown, step: unknown): unknown {
  if (typeof first !== "number" || typeof last !== "number" || typeof step !== "number") return undefined;
  const [from, to, by] = [Math.round(first), Math.round(last), Math.round(step)];
  if (by === 0) return fail("range", "other than 0");
  const length = Math.max(0, Math.floor((to - from) / by) + 1);
  if (!(length <= MAX_ITEMS)) return fail("range", `a range of at most ${MAX_ITEMS} numbers`);
  return markSequence(Array.from({ length }, (_, index) => from + index * by));
}

function hash(data: unknown, algorithm: unknown): unknown {
  if (typeof data !== "string") return undefined;
  const name = HASHES.get(algorithm);
  return name === undefined ? fail("hash", "a known algorithm") : createHash(name).update(data, "utf8").digest("hex");
}

function parse(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return fail("parse", "JSON text");
  }
}

// The library compares every item with every other.
function distinct(items: unknown): unknown {
  if (!Array.isArray(items) || items.length <= 1) return items;
  const seen = new Map<string, unknown>();
  for (const item of items) {
    const key = canonical(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  const unique = [...seen.values()];
  return "sequence" in items ? markSequence(unique) : unique;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? { "": Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)) }
      : part,
  );
}

// The library builds as much padding as it is asked for.
function pad(text: unknown, width: unknown, filler: unknown): unknown {
  if (typeof text !== "string" || typeof width !== "number") return undefined;
  if (Math.abs(width) > MAX_ITEMS) return fail("pad", `a width of at most ${MAX_ITEMS}`);
  const chars = [...(typeof filler === "string" && filler !== "" ? filler : " ")];
  const missing = Math.abs(Math.trunc(width)) - [...text].length;
  const padding = Array.from({ length: Math.max(0, missing) }, (_, index) => chars[index % chars.length]).join("");
  return width > 0 ? text + padding : padding + text;
}

function shuffle(items: unknown, environment: JsonataEnvironment): unknown {
  if (!Array.isArray(items)) return items;
  const mixed: unknown[] = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(environment.random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}
