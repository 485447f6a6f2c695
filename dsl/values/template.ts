import type { Json } from "../../asl/json";
import { isBinding } from "../declare/binding";
import { type ProblemNode, problem } from "../tree/problem";
import { array, literal, object, type ReferenceNode, type ValueNode } from "../tree/value";
import { guarded } from "./guarded";
import { recordOf } from "./recorded";
import { MARK, MARK_END, printReference } from "./reference";

/** The scope function that a template is the result of, and the objects it is inside of. */
interface Reading {
  readonly scope?: object | typeof PLAIN;
  readonly ancestors: readonly object[];
}

/** Where no templates are, but JSON as it is: references are refused as a whole, and keys that end in ".$" are just keys. */
const PLAIN = Symbol("plain JSON");

/**
 * What an author wrote as a node: references, calls and bindings at any depth, plain values as they are.
 * What JSON cannot say becomes a problem in its place.
 */
export function parseTemplate(value: unknown, scope?: object): ValueNode {
  return parse(value, scope === undefined ? { ancestors: [] } : { scope, ancestors: [] });
}

function parse(value: unknown, reading: Reading): ValueNode {
  const recorded = recordOf(value);
  if (recorded?.kind === "reference") return inScope(recorded.node, recorded.scope, reading);
  if (recorded?.kind === "call") return recorded.read((inner) => parse(inner, reading));
  if (recorded?.kind === "condition") return notJson("a condition");
  if (isBinding(value)) return value;
  if (typeof value === "object" && value !== null) return parseObject(value, reading);
  return parseScalar(value);
}

function inScope(node: ReferenceNode, scope: object, reading: Reading): ValueNode {
  if (scope === reading.scope || reading.scope === PLAIN) return node;
  return problem(
    "REFERENCE_OUT_OF_SCOPE",
    `"${printReference(node)}" belongs to another state, or to another function of this one`,
    "Use the values that this function is called with.",
  );
}

function parseScalar(value: unknown): ValueNode {
  if (value === null || typeof value === "boolean") return literal(value);
  if (typeof value === "string") return value.includes(MARK) ? joined(value) : literal(value);
  if (typeof value === "number" && Number.isFinite(value)) return literal(value);
  return notJson(
    typeof value === "number" ? String(value) : typeof value === "undefined" ? "undefined" : article(value),
  );
}

function article(value: unknown): string {
  return typeof value === "bigint" ? `the BigInt ${value}n` : `a ${typeof value}`;
}

function parseObject(value: object, reading: Reading): ValueNode {
  if (reading.ancestors.includes(value)) {
    return problem("CIRCULAR_VALUE", "The value contains itself", "A field of a state is JSON: a tree.");
  }
  const inner = { ...reading, ancestors: [...reading.ancestors, value] };
  if (Array.isArray(value)) return array(Array.from(value, (item: unknown) => parse(item, inner)));
  if (!isPlain(value)) return notJson(`a ${value.constructor?.name ?? "class"} object`);
  return object(Object.entries(value).map(([key, child]) => [key, parseEntry(key, child, inner)] as const));
}

function parseEntry(key: string, value: unknown, reading: Reading): ValueNode {
  if (key.includes(MARK)) return joined(key);
  if (key.endsWith(".$") && reading.scope !== PLAIN) {
    return problem(
      "TEMPLATE_KEY",
      `The key "${key}" ends in ".$", which is how JSONPath marks a path`,
      `Write "${key.slice(0, -2)}" with a reference, or jsonPath("...").`,
    );
  }
  return parse(value, reading);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function notJson(what: string): ProblemNode {
  return problem(
    "NOT_JSON",
    `${what} is not JSON`,
    "Use text, a finite number, true, false, null, a list or an object.",
  );
}

function joined(text: string): ProblemNode {
  const name = text.slice(text.indexOf(MARK) + 1, text.indexOf(MARK_END));
  return problem(
    "REFERENCE_AS_TEXT",
    `"${name}" is known only in a run, and was joined into text, calculated with or spread`,
    'Use format("... {}", value), an intrinsic function, or name its fields one by one.',
  );
}

/** A value that is known when the workflow is written, or what is wrong with it. */
export function plainJson(value: unknown): Json | ProblemNode {
  const node = guarded(() => parse(value, { scope: PLAIN, ancestors: [] }));
  if (node.kind === "literal") return node.value;
  return (
    firstProblem(node) ?? problem("NOT_JSON", "A value known only in a run cannot stand here", "Write a plain value.")
  );
}

/** The first problem in a value. */
export function firstProblem(node: ValueNode): ProblemNode | undefined {
  if (node.kind === "problem") return node;
  for (const child of childrenOf(node)) {
    const found = firstProblem(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function childrenOf(node: ValueNode): readonly ValueNode[] {
  switch (node.kind) {
    case "object":
      return node.entries.map(([, child]) => child);
    case "array":
      return node.items;
    case "intrinsic":
      return node.arguments;
    case "jsonata":
      return node.values;
    default:
      return [];
  }
}
