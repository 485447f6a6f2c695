import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import {
  evaluateJsonata,
  isJsonata,
  type JsonataExpression,
  JsonataFailure,
  jsonataCause,
  parseJsonata,
} from "../../../asl/jsonata";
import { DefinitionError } from "../definition-error";
import { queryError } from "../failure";
import type { Viewer } from "../viewer";

/** `$states` without its context, which is the viewer's. */
export interface StatesValues {
  readonly input: Json;
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** A compiled JSONata field: a value whose strings `{% ... %}` are expressions. */
export type JsonataValue = (viewer: Viewer, states: StatesValues) => Json;

const MAX_DEPTH = 500;

/** `$states` where the context object may be meant; making one costs more than most expressions. */
const NEEDS_CONTEXT = /\$states(?!\s*\.\s*(?:input|result|errorOutput)\b)/;

/**
 * Compiles Arguments, Output, Items, Assign and the other JSONata fields. `location` is the field's place in its state
 * as AWS tells it: `Output/result`.
 */
export function compileJsonata(template: Json, location: string): JsonataValue {
  return compilePart(template, location, 0) ?? (() => template);
}

/** Nothing for a part that is constant. */
function compilePart(template: Json, location: string, depth: number): JsonataValue | undefined {
  if (depth > MAX_DEPTH) throw new DefinitionError(location, "The value is nested too deeply.");
  if (typeof template === "string") return isJsonata(template) ? compileText(template, location) : undefined;
  if (Array.isArray(template)) return compileItems(template, location, depth);
  return isJsonObject(template) ? compileFields(template, location, depth) : undefined;
}

function compileItems(items: readonly Json[], location: string, depth: number): JsonataValue | undefined {
  const parts = items.map((item, index) => compilePart(item, `${location}[${index}]`, depth + 1));
  if (parts.every((part) => part === undefined)) return undefined;
  return (viewer, states) => parts.map((part, index) => (part ? part(viewer, states) : (items[index] as Json)));
}

function compileFields(object: JsonObject, location: string, depth: number): JsonataValue | undefined {
  const fields = Object.entries(object).map(([key, value]) => {
    return { key, value, part: compilePart(value, `${location}/${key}`, depth + 1) };
  });
  if (fields.every(({ part }) => part === undefined)) return undefined;
  return (viewer, states) =>
    Object.fromEntries(fields.map(({ key, value, part }) => [key, part ? part(viewer, states) : value]));
}

function compileText(text: string, location: string): JsonataValue {
  const parsed = parseJsonata(text);
  if (!parsed.ok) throw new DefinitionError(text, parsed.message);
  const expression = parsed.value;
  const needsContext = NEEDS_CONTEXT.test(text);
  return (viewer, states) => {
    const visible = needsContext ? { ...states, context: viewer.context } : states;
    const value = evaluate(expression, { ...viewer.variables, states: visible as unknown as Json }, viewer, location);
    if (value !== undefined) return value;
    throw queryError(viewer, location, jsonataCause(expression.source, location, undefined));
  };
}

function evaluate(
  expression: JsonataExpression,
  bindings: JsonObject,
  viewer: Viewer,
  location: string,
): Json | undefined {
  try {
    return evaluateJsonata(expression, bindings, viewer.run.jsonataEnvironment);
  } catch (thrown) {
    if (!(thrown instanceof JsonataFailure)) throw thrown;
    throw queryError(viewer, location, jsonataCause(expression.source, location, thrown));
  }
}
