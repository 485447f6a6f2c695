import { NotDirect, type Run } from "./frame";
import { type Callable, isCallable, markSequence, toBoolean } from "./values";

type Implementation = (run: Run, ...given: readonly unknown[]) => unknown;

/**
 * The library's asynchronous functions, synchronously. Arguments have been checked by their signatures.
 *
 * @see https://docs.jsonata.org/higher-order-functions
 */
export const HIGHER_ORDER: Readonly<Record<string, Implementation>> = {
  map: (run, items, callable) => map(run, items, callable),
  filter: (run, items, callable) => filter(run, items, callable),
  single,
  reduce,
  each,
  sift,
  sort,
  contains: (_run, text, token) => both(text, token, (whole, part) => whole.includes(part)),
  split: (_run, text, separator, limit) => split(text, separator, limit),
  replace: (_run, text, pattern, replacement, limit) => replace(text, pattern, replacement, limit),
};

function callableOf(value: unknown): Callable {
  if (!isCallable(value)) throw new NotDirect("no function");
  return value;
}

/** Passes as many arguments as the function takes, and one at least. */
function callWith(callable: Callable, ...given: readonly unknown[]): unknown {
  return callable(...given.slice(0, Math.max(1, callable.arity)));
}

function map(run: Run, items: unknown, callable: unknown): unknown {
  if (!Array.isArray(items)) return undefined;
  run.step(items.length);
  const transform = callableOf(callable);
  const results = items.map((item, index) => callWith(transform, item, index, items));
  return markSequence(results.filter((result) => result !== undefined));
}

function filter(run: Run, items: unknown, callable: unknown): unknown {
  if (!Array.isArray(items)) return undefined;
  run.step(items.length);
  const test = callableOf(callable);
  return markSequence(items.filter((item, index) => toBoolean(callWith(test, item, index, items)) === true));
}

function single(run: Run, items: unknown, callable: unknown): unknown {
  if (!Array.isArray(items)) return undefined;
  const found = callable === undefined ? items : filter(run, items, callable);
  if (!Array.isArray(found) || found.length !== 1) throw new NotDirect("not exactly one");
  return found[0];
}

function reduce(run: Run, items: unknown, callable: unknown, initial: unknown): unknown {
  if (!Array.isArray(items)) return undefined;
  run.step(items.length);
  const combine = callableOf(callable);
  if (combine.arity < 2) throw new NotDirect("a function of one argument");
  const first = initial === undefined && items.length > 0 ? 1 : 0;
  let result = first === 1 ? items[0] : initial;
  for (let index = first; index < items.length; index++) result = callWith(combine, result, items[index], index, items);
  return result;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new NotDirect("no object");
  return Object.entries(value);
}

function each(run: Run, object: unknown, callable: unknown): unknown {
  const transform = callableOf(callable);
  const entries = entriesOf(object);
  run.step(entries.length);
  const results = entries.map(([name, value]) => callWith(transform, value, name, object));
  return markSequence(results.filter((result) => result !== undefined));
}

function sift(run: Run, object: unknown, callable: unknown): unknown {
  const test = callableOf(callable);
  const entries = entriesOf(object);
  run.step(entries.length);
  const kept = entries.filter(([name, value]) => toBoolean(callWith(test, value, name, object)) === true);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

type SwapsPair = (left: unknown, right: unknown) => boolean;

function sort(run: Run, items: unknown, callable: unknown): unknown {
  if (!Array.isArray(items) || items.length <= 1) return items;
  run.step(items.length * Math.ceil(Math.log2(items.length)));
  if (callable === undefined) return mergeSort(items, naturalOrder(items));
  const swaps = callableOf(callable);
  return mergeSort(items, (left, right) => Boolean(swaps(left, right)));
}

function naturalOrder(items: readonly unknown[]): SwapsPair {
  const types = new Set(items.map((item) => typeof item));
  if (types.size !== 1 || !(types.has("number") || types.has("string"))) throw new NotDirect("items without an order");
  return (left, right) => (left as number) > (right as number);
}

// The order of comparisons is the library's, so that a comparator that contradicts itself gives the same.
function mergeSort(items: readonly unknown[], swaps: SwapsPair): unknown[] {
  if (items.length <= 1) return [...items];
  const middle = Math.floor(items.length / 2);
  const left = mergeSort(items.slice(0, middle), swaps);
  const right = mergeSort(items.slice(middle), swaps);
  const merged: unknown[] = [];
  let [l, r] = [0, 0];
  while (l < left.length && r < right.length) merged.push(swaps(left[l], right[r]) ? right[r++] : left[l++]);
  return [...merged, ...left.slice(l), ...right.slice(r)];
}

function both(text: unknown, token: unknown, combine: (text: string, token: string) => unknown): unknown {
  if (text === undefined || token === undefined) return undefined;
  if (typeof text !== "string" || typeof token !== "string") throw new NotDirect("a regular expression");
  return combine(text, token);
}

function split(text: unknown, separator: unknown, limit: unknown): unknown {
  if (typeof limit === "number" && limit < 0) throw new NotDirect("a negative limit");
  return both(text, separator ?? null, (whole, part) =>
    whole.split(part, typeof limit === "number" ? limit : undefined),
  );
}

function replace(text: unknown, pattern: unknown, replacement: unknown, limit: unknown): unknown {
  if (text === undefined) return undefined;
  if (typeof replacement !== "string" || pattern === "" || limit !== undefined) throw new NotDirect("$replace");
  return both(text, pattern ?? null, (whole, part) => whole.replaceAll(part, () => replacement));
}
