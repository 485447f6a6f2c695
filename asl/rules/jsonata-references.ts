import { childrenOf, type Node } from "../jsonata/node";
import { isJsonata, parseJsonata } from "../jsonata/parse";
import type { Rule } from "./context";
import { error } from "./finding";
import { type JsonataText, jsonataTextsOf } from "./jsonata-texts";

const CODE = "UNSUPPORTED_JSONATA_EXPRESSION";

/** Expressions read `$states` and variables only, and of `$states` what exists where they stand. */
export const jsonataReferences: Rule = ({ parts }) =>
  parts.flatMap((part) => [...jsonataTextsOf(part)].flatMap(referenceErrors));

function referenceErrors(found: JsonataText) {
  if (!isJsonata(found.text)) return [];
  const parsed = parseJsonata(found.text);
  if (!parsed.ok) return [];
  const { tree } = parsed.value;
  return [...topLevelErrors(found, tree), ...stateFieldErrors(found, tree)];
}

function topLevelErrors({ location }: JsonataText, tree: Node) {
  const names = [...reach(tree, outsideContexts)].flatMap(topLevelName);
  const root = [...reach(tree, childrenOf)].some(({ type, value }) => type === "variable" && value === "$");
  return [...new Set(root ? [...names, "$$"] : names)].map((name) =>
    error(location, `Reference to '${name}' at the top level is not supported.`, {
      code: CODE,
      fix: "Start from $states.input, $states.context or a variable.",
    }),
  );
}

function topLevelName({ type, value }: Node): string[] {
  if (type === "name") return [String(value)];
  return type === "variable" && value === "" ? ["$"] : [];
}

/** The parts of an expression that are not worked out in the context of a path, a predicate or a function. */
function outsideContexts(node: Node): readonly Node[] {
  if (node.type === "path") return node.steps?.slice(0, 1) ?? [];
  if (node.type === "lambda" || node.type === "transform") return [];
  if (node.type === "bind") return node.rhs === undefined ? [] : [node.rhs];
  const { predicate, stages, group, terms, ...rest } = node;
  return childrenOf(rest);
}

/** `$states.result` exists after the work is done, `$states.errorOutput` after it failed. */
function stateFieldErrors({ part, field, location }: JsonataText, tree: Node) {
  const isOutcome = field === "Output" || field === "Assign";
  const works = part.name === "Task" || part.name === "Parallel" || part.name === "Map";
  const exists: Readonly<Record<string, boolean>> = {
    result: works && isOutcome,
    errorOutput: part.name === "Catcher" && isOutcome,
  };
  const read = new Set([...reach(tree, childrenOf)].flatMap(stateField));
  return [...read]
    .filter((name) => exists[name] === false)
    .map((name) => error(location, `Reference to '$states.${name}' is not supported in this field.`, { code: CODE }));
}

function stateField({ type, steps = [] }: Node): string[] {
  const [first, second] = steps;
  const isStates = type === "path" && first?.type === "variable" && first.value === "states";
  return isStates && second?.type === "name" ? [String(second.value)] : [];
}

/** A node and all that it leads to, each once: the library's trees share branches. */
function reach(tree: Node, next: (node: Node) => readonly Node[]): ReadonlySet<Node> {
  const nodes = new Set([tree]);
  for (const node of nodes) for (const child of next(node)) nodes.add(child);
  return nodes;
}
