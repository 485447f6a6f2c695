import { setOwn } from "../../json";
import type { Node, Pair } from "../node";
import type { Compile } from "./compile";
import type { Apply } from "./filter";
import { type Evaluate, type Frame, NotDirect } from "./frame";
import { append } from "./values";

/** Compiles `[...]`: the items of arrays join it, but those of an array written in it. */
export function compileArray(node: Node, compile: Compile): Evaluate {
  const parts = (node.expressions ?? []).map((part) => ({ evaluate: compile(part), nested: part.value === "[" }));
  const marked = node.consarray === true;
  return (input, frame) => {
    let items: readonly unknown[] = [];
    for (const { evaluate, nested } of parts) {
      const value = evaluate(input, frame);
      if (value !== undefined) items = nested ? [...items, value] : append(items, value);
    }
    frame.run.step(items.length);
    return marked ? Object.defineProperty(items, "cons", { value: true }) : items;
  };
}

interface CompiledPair {
  readonly key: Evaluate;
  readonly value: Evaluate;
}

/** Compiles `{...}`, alone or after a path, where it groups the path's items by key. */
export function compileGroup(pairs: readonly Pair[], compile: Compile): Apply & Evaluate {
  const constant = constantKeys(pairs);
  const compiled = pairs.map(([key, value]) => ({ key: compile(key), value: compile(value) }));
  return (input: unknown, frame: Frame) => {
    if (constant !== undefined && !Array.isArray(input)) return buildObject(constant, compiled, input, frame);
    return groupItems(compiled, Array.isArray(input) ? input : [input], frame);
  };
}

function constantKeys(pairs: readonly Pair[]): readonly string[] | undefined {
  const keys = pairs.map(([key]) => (key.type === "string" && key.predicate === undefined ? String(key.value) : ""));
  const usable = keys.every((key) => key !== "" && !isReserved(key)) && new Set(keys).size === keys.length;
  return usable ? keys : undefined;
}

// The library keeps its own marks under these.
function isReserved(key: string): boolean {
  return key === "_jsonata_lambda" || key === "_jsonata_function";
}

function buildObject(keys: readonly string[], pairs: readonly CompiledPair[], input: unknown, frame: Frame): object {
  const result: Record<string, unknown> = {};
  for (const [index, { value }] of pairs.entries()) define(result, keys[index] ?? "", value(input, frame));
  return result;
}

function define(result: Record<string, unknown>, key: string, value: unknown): void {
  if (value !== undefined) setOwn(result, key, value);
}

interface Group {
  readonly pair: CompiledPair;
  context: unknown;
}

function groupItems(pairs: readonly CompiledPair[], items: readonly unknown[], frame: Frame): object {
  const groups = new Map<string, Group>();
  frame.run.step(items.length);
  for (const item of items.length === 0 ? [undefined] : items) {
    for (const pair of pairs) addToGroup(groups, pair, item, frame);
  }
  const result: Record<string, unknown> = {};
  for (const [key, { pair, context }] of groups) define(result, key, pair.value(context, frame));
  return result;
}

function addToGroup(groups: Map<string, Group>, pair: CompiledPair, item: unknown, frame: Frame): void {
  const key = pair.key(item, frame);
  if (key === undefined) return;
  if (typeof key !== "string" || isReserved(key)) throw new NotDirect("a key that is no text");
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, { pair, context: item });
  } else {
    if (group.pair !== pair) throw new NotDirect("a key twice");
    const before: readonly unknown[] = Array.isArray(group.context) ? group.context : [group.context];
    group.context = group.context === undefined ? item : append(before, item);
  }
}
