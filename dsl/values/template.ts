import type { Json } from "../../asl/json";
import { isBinding } from "../declare/binding";
import { inside, isProblem, type ProblemNode, problem } from "../tree/problem";
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

/** Reads a value; a problem knows its path in what the author wrote. */
function parse(value: unknown, reading: Reading, path = ""): ValueNode {
  const node = read(value, reading, path);
  return path !== "" && isProblem(node) && node.path === undefined ? inside(node, path) : node;
}

function read(value: unknown, reading: Reading, path: string): ValueNode {
  const recorded = recordOf(value);
  if (recorded?.kind === "reference") return inScope(recorded.node, recorded.scope, reading);
  if (reading.scope === PLAIN && (recorded?.kind === "call" || isBinding(value))) return onlyInRun("this");
  if (recorded?.kind === "call") return recorded.read((inner) => parse(inner, reading, path));
  if (recorded?.kind === "condition") return notJson("a condition");
  if (isBinding(value)) return value;
  if (isDeclaration(value)) return declared(value.name);
  if (typeof value === "object" && value !== null) return parseObject(value, reading, path);
  return parseScalar(value);
}

/** Whether a value is what declares a function or a resource, and no data of the author's that names one. */
function isDeclaration(value: unknown): value is { readonly name: string } {
  if (typeof value !== "object" || value === null || !("arn" in value) || !("kind" in value)) return false;
  const { arn, kind } = value;
  return isBinding(arn) && "name" in value && arn.name === value.name && arn.resource === kind;
}

function declared(name: string): ProblemNode {
  return problem("DECLARATION_AS_VALUE", `the declaration of "${name}" is no value`, "Write its .arn.");
}

function inScope(node: ReferenceNode, scope: object, reading: Reading): ValueNode {
  if (scope === reading.scope) return node;
  if (reading.scope === PLAIN) return onlyInRun(`"${printReference(node)}"`);
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

function parseObject(value: object, reading: Reading, path: string): ValueNode {
  if (reading.ancestors.includes(value)) {
    return problem("CIRCULAR_VALUE", "The value contains itself", "A field of a state is JSON: a tree.");
  }
  const inner = { ...reading, ancestors: [...reading.ancestors, value] };
  if (Array.isArray(value))
    return array(Array.from(value, (item: unknown, index) => parse(item, inner, `${path}[${index}]`)));
  if (!isPlain(value)) return notJson(`a ${value.constructor?.name ?? "class"} object`);
  return object(Object.entries(value).map(([key, child]) => [key, parseEntry(key, child, inner, path)] as const));
}

function parseEntry(key: string, value: unknown, reading: Reading, path: string): ValueNode {
  if (key.includes(MARK)) return inside(joined(key), path);
  if (key.endsWith(".$") && reading.scope !== PLAIN) {
    return inside(
      problem(
        "TEMPLATE_KEY",
        `the key "${key}" ends in ".$", which is how JSONPath marks a path`,
        `Write "${key.slice(0, -2)}" with a reference, or jsonPath("...").`,
      ),
      `${path}/${key}`,
    );
  }
  return parse(value, reading, `${path}/${key}`);
}

/** Whether an object is one of no class. */
export function isPlain(value: object): boolean {
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

/** A plain value with null for what is wrong in it, undefined when nothing is right; and all that is wrong. */
export interface PlainJson {
  readonly json: Json | undefined;
  readonly problems: readonly ProblemNode[];
}

/** Reads a value that is known when the workflow is written. */
export function plainJson(value: unknown): PlainJson {
  const node = guarded(() => parse(value, { scope: PLAIN, ancestors: [] }));
  if (node.kind === "literal") return { json: node.value, problems: [] };
  return { json: node.kind === "problem" ? undefined : known(node), problems: problemsIn(node) };
}

/** A plain value with null for what is wrong in it. */
function known(node: ValueNode): Json {
  if (node.kind === "literal") return node.value;
  if (node.kind === "array") return node.items.map(known);
  if (node.kind === "object") return Object.fromEntries(node.entries.map(([key, child]) => [key, known(child)]));
  return null;
}

function onlyInRun(what: string): ProblemNode {
  return problem(
    "REFERENCE_OUT_OF_SCOPE",
    `${what} is known only in a run and cannot stand here`,
    "Write a plain value.",
  );
}

/** The first problem in a value. */
export function firstProblem(node: ValueNode): ProblemNode | undefined {
  return problemsIn(node)[0];
}

/** All problems in a value, each with its path. */
export function problemsIn(node: ValueNode): readonly ProblemNode[] {
  return node.kind === "problem" ? [node] : childrenOf(node).flatMap(problemsIn);
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
