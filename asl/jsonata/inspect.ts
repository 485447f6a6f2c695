import { nativeOf } from "./natives";
import { childrenOf, isPairs, type Node } from "./node";
import type { JsonataExpression } from "./parse";

const BOUND_PER_EVALUATION = new Set(["now", "millis"]);

/**
 * The references that AWS refuses: names, `$` and `$.x` at the top level, where there is no context, and `$$` anywhere.
 *
 * @example
 * const expression = parseJsonata("{% phone %}");
 * const refused = expression.ok ? topLevelReferences(expression.value) : [];
 */
export function topLevelReferences({ tree }: JsonataExpression): readonly string[] {
  const found = new Set<string>();
  collectReferences(tree, true, found);
  return [...found];
}

function collectReferences(node: Node, top: boolean, found: Set<string>): void {
  if (node.type === "variable" && node.value === "$") found.add("$$");
  if (top && node.type === "variable" && node.value === "") found.add("$");
  if (top && node.type === "name") found.add(String(node.value));
  const outside = contextFreeChildren(node);
  for (const child of childrenOf(node)) collectReferences(child, top && outside.has(child), found);
}

/** The children that are evaluated in the context of the node itself; all others get a context from it. */
function contextFreeChildren(node: Node): ReadonlySet<Node> {
  if (node.type === "path") return new Set(node.steps?.slice(0, 1));
  if (node.type === "transform") return new Set();
  const filters = [...(node.predicate ?? []), ...(node.stages ?? [])].flatMap(({ expr }) => expr ?? []);
  const relative = new Set([...filters, ...(node.group?.lhs.flat() ?? [])]);
  return new Set(childrenOf(node).filter((child) => !relative.has(child)));
}

/**
 * The fields of `$states` that an expression uses: "input", "context", "result", "errorOutput" or any other.
 *
 * @example
 * const expression = parseJsonata("{% $states.result.id %}");
 * const fields = expression.ok ? statesFields(expression.value) : [];
 */
export function statesFields({ tree }: JsonataExpression): readonly string[] {
  const found = new Set<string>();
  collectFields(tree, found);
  return [...found];
}

function collectFields(node: Node, found: Set<string>): void {
  const [first, second] = node.steps ?? [];
  if (first?.type === "variable" && first.value === "states" && second?.type === "name")
    found.add(String(second.value));
  for (const child of childrenOf(node)) collectFields(child, found);
}

/**
 * The workflow's variables that an expression reads, without their `$`: neither `$states`, nor functions, nor its own.
 *
 * @example
 * const expression = parseJsonata("{% $total + 1 %}");
 * const variables = expression.ok ? variablesOf(expression.value) : [];
 */
export function variablesOf({ tree }: JsonataExpression): readonly string[] {
  const found = new Set<string>();
  collectVariables(tree, new Set(["", "$", "states"]), found);
  return [...found];
}

function collectVariables(node: Node, bound: Set<string>, found: Set<string>): void {
  if (node.type === "variable" && !isBound(String(node.value), bound)) found.add(String(node.value));
  if (node.type === "lambda") {
    collectFromLambda(node, bound, found);
    return;
  }
  const inner = node.type === "block" || node.type === "path" ? new Set([...bound, ...namesBoundBy(node)]) : bound;
  const target = node.type === "bind" && node.lhs !== undefined && !isPairs(node.lhs) ? node.lhs : undefined;
  for (const child of childrenOf(node)) if (child !== target) collectVariables(child, inner, found);
  if (target !== undefined) bound.add(String(target.value));
}

function collectFromLambda({ arguments: parameters = [], body }: Node, bound: Set<string>, found: Set<string>): void {
  const names = parameters.map(({ value }) => String(value));
  if (body !== undefined) collectVariables(body, new Set([...bound, ...names]), found);
}

function isBound(name: string, bound: ReadonlySet<string>): boolean {
  return bound.has(name) || nativeOf(name) !== undefined || BOUND_PER_EVALUATION.has(name);
}

/** The names that the steps of a path bind with `@` and `#`. */
function namesBoundBy(node: Node): readonly string[] {
  return (node.steps ?? []).flatMap(({ focus, index, stages = [] }) => [
    ...[focus, index].filter((name) => name !== undefined),
    ...stages.flatMap(({ type, value }) => (type === "index" && value !== undefined ? [value] : [])),
  ]);
}
