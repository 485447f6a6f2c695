import { isJsonata, parseJsonata } from "../jsonata";
import type { Argument } from "./argument";

/** The part of JSONata's syntax tree that can be read without running it. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly lhs?: unknown;
  readonly rhs?: Node;
  readonly expressions?: readonly Node[];
}

type Pair = readonly [key: Node, value: Node];

/**
 * Reads a JSONata text as far as it is written out: literals, objects, arrays, and what `&` joins.
 *
 * @example foldJsonata("{% 'photos/' & $states.input.key %}") // pattern "photos/*"
 */
export function foldJsonata(text: string): Argument {
  if (!isJsonata(text)) return { kind: "text", text };
  const parsed = parseJsonata(text);
  return parsed.ok ? foldNode(parsed.value.tree as Node, text) : { kind: "runtime", expression: text };
}

function foldNode(node: Node, expression: string): Argument {
  const key = node.type === "unary" || node.type === "binary" ? `${node.type} ${node.value}` : node.type;
  const fold = Object.hasOwn(FOLDS, key) ? FOLDS[key] : undefined;
  return fold?.(node, expression) ?? { kind: "runtime", expression };
}

/** By type of node, of operators by the operator too. */
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
  "unary {": ({ lhs }, expression) => foldFields(lhs as readonly Pair[], expression),
  "binary &": ({ lhs, rhs }, expression) =>
    join(foldNode(lhs as Node, expression), foldNode(rhs!, expression), expression),
};

function foldFields(pairs: readonly Pair[], expression: string): Argument | undefined {
  if (pairs.some(([key]) => key.type !== "string")) return undefined;
  const fields = pairs.map(([key, value]) => [String(key.value), foldNode(value, expression)] as const);
  return { kind: "object", fields: new Map(fields) };
}

function join(left: Argument, right: Argument, expression: string): Argument {
  if (left.kind === "text" && right.kind === "text") return { kind: "text", text: left.text + right.text };
  return { kind: "runtime", expression, pattern: `${partOf(left)}${partOf(right)}`.replace(/\*+/g, "*") };
}

function partOf(argument: Argument): string {
  if (argument.kind === "text") return argument.text;
  return argument.kind === "runtime" ? (argument.pattern ?? "*") : "*";
}
