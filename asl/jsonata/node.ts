import type jsonata from "jsonata";

/** A node of the library's tree after its post-parse stage, with the properties that its types leave out. */
export type Node = Omit<
  jsonata.ExprNode,
  "type" | "lhs" | "rhs" | "steps" | "stages" | "arguments" | "expressions" | "procedure"
> & {
  readonly type: string;
  readonly steps?: readonly Node[];
  readonly stages?: readonly Filter[];
  readonly predicate?: readonly Filter[];
  readonly group?: { readonly lhs: readonly Pair[] };
  readonly lhs?: Node | readonly Pair[];
  readonly rhs?: Node;
  readonly expressions?: readonly Node[];
  readonly expression?: Node;
  readonly arguments?: readonly Node[];
  readonly procedure?: Node;
  readonly body?: Node;
  readonly condition?: Node;
  readonly then?: Node;
  readonly else?: Node;
  readonly terms?: readonly { readonly expression: Node }[];
  readonly pattern?: Node;
  readonly update?: Node;
  readonly delete?: Node;
  readonly signature?: unknown;
  readonly thunk?: boolean;
  /** The variable that `@` binds to each item. */
  readonly focus?: string;
  /** The variable that `#` binds to each place. */
  readonly index?: string;
  readonly tuple?: boolean;
  readonly consarray?: boolean;
  readonly keepArray?: boolean;
  readonly keepSingletonArray?: boolean;
};

/** What stands in `[...]` after a step. */
export interface Filter {
  readonly type: string;
  /** The variable of `#` after a filter. */
  readonly value?: string;
  readonly expr?: Node;
}

/** A key and a value of an object constructor. */
export type Pair = readonly [Node, Node];

/** The nodes directly inside a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  const { lhs, rhs, steps = [], expressions = [], procedure, condition, then, body, pattern, update } = node;
  const left = lhs === undefined ? [] : isPairs(lhs) ? lhs.flat() : [lhs];
  const filters = [...(node.predicate ?? []), ...(node.stages ?? [])].flatMap(({ expr }) => expr ?? []);
  const singles = [rhs, procedure, condition, then, node.else, node.expression, body, pattern, update, node.delete];
  return [
    ...left,
    ...steps,
    ...expressions,
    ...singles.filter((child) => child !== undefined),
    ...(node.arguments ?? []),
    ...filters,
    ...(node.group?.lhs.flat() ?? []),
    ...(node.terms ?? []).map(({ expression }) => expression),
  ];
}

/** Whether the left side of a node is the pairs of an object constructor. */
export function isPairs(lhs: Node | readonly Pair[]): lhs is readonly Pair[] {
  return Array.isArray(lhs);
}
