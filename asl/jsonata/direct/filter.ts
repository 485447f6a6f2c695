import type { Filter } from "../node";
import type { Compile } from "./compile";
import { type Evaluate, type Frame, NotDirect } from "./frame";
import { isNumber, markSequence, toBoolean } from "./values";

/** Applies `[...]` to a value. */
export type Apply = (value: unknown, frame: Frame) => unknown;

/** Compiles the filters after a step, in their order. */
export function compileFilters(filters: readonly Filter[], compile: Compile): Apply {
  const applied = filters.map((filter) => compileFilter(filter, compile));
  return (value, frame) => applied.reduce((current, apply) => apply(current, frame), value);
}

function compileFilter({ type, expr }: Filter, compile: Compile): Apply {
  if (type !== "filter" || expr === undefined) throw new NotDirect(type);
  if (expr.type === "number") return itemAt(Math.floor(Number(expr.value)));
  const evaluate = compile(expr);
  return (value, frame) => passing(Array.isArray(value) ? value : [value], evaluate, frame);
}

function itemAt(index: number): Apply {
  return (value) => {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const item = items[index < 0 ? items.length + index : index];
    return Array.isArray(item) ? item : markSequence(item === undefined ? [] : [item]);
  };
}

function passing(items: readonly unknown[], evaluate: Evaluate, frame: Frame): unknown {
  const found = markSequence([]);
  frame.run.step(items.length);
  for (const [index, item] of items.entries()) {
    const result = evaluate(item, frame);
    for (let times = matchesOf(result, index, items.length); times > 0; times--) found.push(item);
  }
  return found;
}

/** How often an item is taken: a number or a list of them names places, anything else is true or not. */
function matchesOf(result: unknown, index: number, length: number): number {
  if (isNumber(result)) return Number(isPlace(result, index, length));
  if (!Array.isArray(result) || !result.every(isNumber)) return Number(toBoolean(result) === true);
  return result.filter((place) => isPlace(Number(place), index, length)).length;
}

function isPlace(place: number, index: number, length: number): boolean {
  const floor = Math.floor(place);
  return (floor < 0 ? length + floor : floor) === index;
}
