import { isProblem, problem } from "../tree/problem";
import type { Root, ValueNode } from "../tree/value";
import { guarded } from "./guarded";
import { recordOf } from "./recorded";
import { recordReference } from "./reference";
import { isPlain, parseTemplate } from "./template";

const ROOTS = {
  input: "input",
  context: "context",
  result: "result",
  errorOutput: "errorOutput",
  output: "output",
  vars: "variable",
} as const satisfies Record<string, Root>;

/** Runs a scope function once, on recording proxies, and reads what it returns. A plain value stands for itself. */
export function evaluate(value: unknown): ValueNode {
  if (typeof value !== "function") return guarded(() => parseTemplate(value));
  const scope = {};
  return guarded(() => parseTemplate(value(scopeObject(scope)), scope));
}

/** Like `evaluate`, for a value that may be left out. */
export function evaluateOptional(value: unknown): ValueNode | undefined {
  return value === undefined ? undefined : evaluate(value);
}

/**
 * Runs a scope function that returns an object of parts: those named are read as values, the others stay as they are. What
 * keeps it from doing so stands in place of the first.
 */
export function evaluateParts(
  build: unknown,
  names: readonly [string, ...string[]],
): Readonly<Record<string, unknown>> {
  const scope = {};
  const parts = guarded(() => {
    const made: unknown = typeof build === "function" ? build(scopeObject(scope)) : build;
    if (!isPlainObject(made)) return noParts;
    const entries = Object.entries(made);
    return Object.fromEntries(
      entries.map(([key, value]) => [key, names.includes(key) ? parseTemplate(value, scope) : value] as const),
    );
  });
  return isProblem(parts) ? { [names[0]]: parts } : parts;
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null || recordOf(value) !== undefined) return false;
  return !Array.isArray(value) && isPlain(value);
}

const noParts = problem("NO_PARTS", "the function returns no object", "Return what it is asked for, by name.");

/** The one object that scope functions are called with: the words of ASL's `$states`, the variables, and a Map's item. */
export function scopeObject(scope: object): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, root] of Object.entries(ROOTS)) values[name] = recordReference(root, scope);
  values["item"] = {
    index: recordReference("context", scope, ["Map", "Item", "Index"]),
    value: recordReference("context", scope, ["Map", "Item", "Value"]),
    key: recordReference("context", scope, ["Map", "Item", "Key"]),
    source: recordReference("context", scope, ["Map", "Item", "Source"]),
  };
  return values;
}
