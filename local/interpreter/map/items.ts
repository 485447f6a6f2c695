import type { MapState } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import type { Compiler } from "../compiler";
import { itemContext, type MapItem } from "../context";
import { compileFieldPath } from "../expressions/path-expression";
import { queryError, runtimeError, unexpectedType } from "../failure";
import type { Flow } from "../flow";
import { inspected, type Viewer } from "../viewer";

/** The items of a Map; undefined if an ItemReader will read them. */
export type Items = (flow: Flow, input: Json) => readonly Json[] | undefined;

/** Compiles ItemsPath or Items. */
export function compileItems(state: MapState, compiler: Compiler): Items {
  if (state.ItemReader !== undefined) return () => undefined;
  if (compiler.queryLanguage(state) === "JSONata") return jsonataItems(state, compiler);
  const text = state.ItemsPath ?? "$";
  const path = compileFieldPath(text);
  return (flow, input) => {
    const found = path(flow, input);
    if (Array.isArray(found)) return inspected<readonly Json[]>(flow, "afterItemsPath", found);
    throw runtimeError(flow, `Reference path "${text.replace(/^\$\$/, "$")}" must point to array.`);
  };
}

function jsonataItems({ Items }: MapState, compiler: Compiler): Items {
  if (Items === undefined) return arrayInput;
  const value = compiler.jsonata(Items, "Items");
  return (flow, input) => arrayOf(flow, value(flow, input), Items);
}

function arrayInput(flow: Flow, input: Json): readonly Json[] {
  if (Array.isArray(input)) return input;
  throw queryError(flow, undefined, `Map state input must be an array but was: ${JSON.stringify(input)}`);
}

function arrayOf(flow: Flow, found: Json, expression: Json): readonly Json[] {
  if (Array.isArray(found)) return found;
  throw queryError(flow, "Items", unexpectedType(String(expression), "Items", "array", found));
}

/** What an iteration's expressions see: the Map state's context with its own item. */
export function itemView(viewer: Viewer, item: MapItem): Viewer {
  const { run, stateName, enteredEventId, variables, context } = viewer;
  return {
    run,
    stateName,
    enteredEventId,
    variables,
    context: { ...context, Map: { Item: itemContext(item) } },
  };
}

/** Compiles ItemSelector (Parameters before 2022): the input of an iteration. */
export function compileItemSelector(
  state: MapState,
  compiler: Compiler,
): (viewer: Viewer, input: Json, item: MapItem) => Json {
  const selector = state.ItemSelector ?? state.Parameters;
  if (selector === undefined)
    return (_viewer, _input, { key, value }) => (key === undefined ? value : { Key: key, Value: value });
  const template = compiler.template(state, selector, "ItemSelector");
  return (viewer, input, item) => template(itemView(viewer, item), input);
}
