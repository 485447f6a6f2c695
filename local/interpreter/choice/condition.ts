import type { ChoiceCondition } from "../../../asl/definition";
import { isJsonObject, type Json } from "../../../asl/json";
import { DefinitionError } from "../definition-error";
import { compileReader } from "../expressions/path-expression";
import { runtimeError } from "../failure";
import type { Flow } from "../flow";
import { OPERATORS } from "./operators";

/** A compiled condition of a JSONPath Choice rule. */
export type Condition = (flow: Flow, input: Json) => boolean;

type Value = (flow: Flow, input: Json) => Json;

const MAX_DEPTH = 500;

/** Compiles a condition and what it is made of. */
export function compileCondition(condition: ChoiceCondition, depth = 0): Condition {
  if (depth > MAX_DEPTH) throw new DefinitionError("Choices", "The condition is nested too deeply.");
  const { And, Or, Not } = condition as { And?: unknown; Or?: unknown; Not?: unknown };
  if (Array.isArray(And)) return every(And.map((part) => compileCondition(part, depth + 1)));
  if (Array.isArray(Or)) return some(Or.map((part) => compileCondition(part, depth + 1)));
  if (isJsonObject(Not)) return negate(compileCondition(Not as unknown as ChoiceCondition, depth + 1));
  return compileComparison(condition as { readonly [field: string]: unknown });
}

function every(parts: readonly Condition[]): Condition {
  return (flow, input) => parts.every((part) => part(flow, input));
}

function some(parts: readonly Condition[]): Condition {
  return (flow, input) => parts.some((part) => part(flow, input));
}

function negate(part: Condition): Condition {
  return (flow, input) => !part(flow, input);
}

function compileComparison(comparison: { readonly [field: string]: unknown }): Condition {
  const variable = String(comparison["Variable"]);
  if ("IsPresent" in comparison) return isPresent(variable, comparison["IsPresent"] === true);
  for (const [name, operand] of Object.entries(comparison)) {
    const operator = OPERATORS.get(name.endsWith("Path") ? name.slice(0, -"Path".length) : name);
    if (operator === undefined) continue;
    const value = readExisting(variable);
    const against = name.endsWith("Path") ? readExisting(String(operand)) : () => operand as Json;
    return (flow, input) => operator(value(flow, input), against(flow, input));
  }
  throw new DefinitionError(JSON.stringify(comparison), "The choice rule has no comparison operator.");
}

function isPresent(variable: string, expected: boolean): Condition {
  const read = compileReader(variable);
  return (flow, input) => read(flow, input).found === expected;
}

function readExisting(path: string): Value {
  const read = compileReader(path);
  return (flow, input) => {
    const result = read(flow, input);
    if (result.found) return result.value;
    const sentence = "The choice state's condition path references an invalid value.";
    throw runtimeError(flow, `Invalid path '${path}': ${sentence}`);
  };
}
