import jsonata from "jsonata";
import type { Argument } from "./argument";

const EXPRESSION = /^\{%([\s\S]*)%\}$/;

/** The part of JSONata's syntax tree that can be read without running it. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly lhs?: unknown;
  readonly rhs?: Node;
  readonly expressions?: readonly Node[];
}

/**
 * Reads a JSONata text as far as it is written out: literals, objects, arrays, and what `&` joins.
 *
 * @example foldJsonata("{% 'photos/' & $states.input.key %}") // pattern "photos/*"
 */
export function foldJsonata(text: string): Argument {
  const code = EXPRESSION.exec(text)?.[1];
  if (code === undefined) return { kind: "text", text };
  try {
    return foldNode(jsonata(code).ast() as unknown as Node, text);
  } catch {
    return { kind: "runtime", expression: text };
  }
}

function foldNode(node: Node, expression: string): Argument {
  const fold = FOLDS[`${node.type} ${node.value}`] ?? FOLDS[node.type];
  return fold?.(node, expression) ?? { kind: "runtime", expression };
}

/** By type of node, or by type and operator. */
const FOLDS: Readonly<Record<string, (node: Node, expression: string) => Argument | undefined>> = {
  string: ({ value }) => ({ kind: "text", text: String(value) }),
  number: () => ({ kind: "value" }),
  value: () => ({ kind: "value" }),
  block: ({ expressions = [] }, expression) =>
    expressions.length === 1 ? foldNode(expressions[0]!, expression) : undefined,
  "unary [": ({ expressions = [] }, expression) => ({
    kind: "list",
    items: expressions.map((item) => foldNode(item, expression)),
  }),
  "unary {": ({ lhs }, expression) => foldFields(lhs as readonly (readonly [Node, Node])[], expression),
  "binary &": ({ lhs, rhs }, expression) =>
    join(foldNode(lhs as Node, expression), foldNode(rhs!, expression), expression),
};

function foldFields(pairs: readonly (readonly [Node, Node])[], expression: string): Argument | undefined {
  if (pairs.some(([key]) => key.type !== "string")) return undefined;
  return {
    kind: "object",
    fields: new Map(pairs.map(([key, value]) => [String(key.value), foldNode(value, expression)])),
  };
}

function join(left: Argument, right: Argument, expression: string): Argument {
  if (left.kind === "text" && right.kind === "text") return { kind: "text", text: left.text + right.text };
  return { kind: "runtime", expression, pattern: `${part(left)}${part(right)}`.replace(/\*+/g, "*") };
}

function part(argument: Argument): string {
  if (argument.kind === "text") return argument.text;
  return argument.kind === "runtime" ? (argument.pattern ?? "*") : "*";
}
