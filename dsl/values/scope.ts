import { problem } from "../tree/problem";
import type { Root, ValueNode } from "../tree/value";
import { recordReference } from "./reference";
import { parseTemplate } from "./template";

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
  if (typeof value !== "function") return parseTemplate(value);
  const scope = {};
  return guarded(() => parseTemplate(value(scopeObject(scope)), scope));
}

/** Like `evaluate`, for a value that may be left out. */
export function evaluateOptional(value: unknown): ValueNode | undefined {
  return value === undefined ? undefined : evaluate(value);
}

/** Runs a scope function that returns an object of parts: those named are read as values, the others stay as they are. */
export function evaluateParts(build: unknown, names: readonly string[]): Readonly<Record<string, unknown>> {
  const scope = {};
  const made = typeof build === "function" ? guarded(() => build(scopeObject(scope)) as object) : build;
  if ((made as { kind?: unknown }).kind === "problem") return { arguments: made };
  const entries = Object.entries(made as object);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, names.includes(key) ? parseTemplate(value, scope) : value] as const),
  );
}

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

/** An author's function that throws is a finding like others, so that the rest is reported with it. */
export function guarded<T extends object>(run: () => T): T | ReturnType<typeof problem> {
  try {
    return run();
  } catch (error) {
    return problem("FUNCTION_THREW", `The function threw: ${error instanceof Error ? error.message : String(error)}`);
  }
}
