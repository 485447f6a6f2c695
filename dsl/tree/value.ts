import type { Json } from "../../asl/json";
import type { Binding } from "../declare/binding";
import type { ProblemNode } from "./problem";

/** What a reference starts from: the words of ASL's `$states`, `output` for what an OutputPath reads, and the variables. */
export type Root = "input" | "context" | "result" | "errorOutput" | "output" | "variable";

/** A place in the data of a run: `input.images[0].key`. */
export interface ReferenceNode {
  readonly kind: "reference";
  readonly root: Root;
  /** Names and indices; for a variable its name is the first. */
  readonly segments: readonly (string | number)[];
}

/** The intrinsic functions, without `States.` before them. */
export type Intrinsic =
  | "Array"
  | "ArrayContains"
  | "ArrayGetItem"
  | "ArrayLength"
  | "ArrayPartition"
  | "ArrayRange"
  | "ArrayUnique"
  | "Base64Decode"
  | "Base64Encode"
  | "Format"
  | "Hash"
  | "JsonMerge"
  | "JsonToString"
  | "MathAdd"
  | "MathRandom"
  | "StringSplit"
  | "StringToJson"
  | "UUID";

/** A call of an intrinsic function, `States.Format`. */
export interface IntrinsicNode {
  readonly kind: "intrinsic";
  readonly name: Intrinsic;
  readonly arguments: readonly ValueNode[];
}

/** A path or intrinsic call in the author's own JSONPath. */
export interface JsonPathNode {
  readonly kind: "jsonPath";
  readonly text: string;
}

/** The author's own JSONata: texts, with a value between each two. */
export interface JsonataNode {
  readonly kind: "jsonata";
  readonly texts: readonly string[];
  readonly values: readonly ValueNode[];
}

/** A value known when the workflow is written. */
export interface LiteralNode {
  readonly kind: "literal";
  readonly value: Json;
}

/** An object in which something is known only in a run. */
export interface ObjectNode {
  readonly kind: "object";
  readonly entries: readonly (readonly [key: string, value: ValueNode])[];
}

/** An array in which something is known only in a run. */
export interface ArrayNode {
  readonly kind: "array";
  readonly items: readonly ValueNode[];
}

/** Anything that a field of a state can be given. */
export type ValueNode =
  | LiteralNode
  | ReferenceNode
  | IntrinsicNode
  | JsonPathNode
  | JsonataNode
  | ObjectNode
  | ArrayNode
  | Binding
  | ProblemNode;

/** Makes a reference. */
export function reference(root: Root, segments: readonly (string | number)[] = []): ReferenceNode {
  return Object.freeze({ kind: "reference", root, segments: Object.freeze(segments) });
}

/** Makes a literal. */
export function literal(value: Json): LiteralNode {
  return Object.freeze({ kind: "literal", value });
}

/** Makes an object; one without anything dynamic is a literal. */
export function object(entries: readonly (readonly [string, ValueNode])[]): ObjectNode | LiteralNode {
  const values = entries.map(([key, node]) => (node.kind === "literal" ? ([key, node.value] as const) : undefined));
  const known = values.filter((value) => value !== undefined);
  if (known.length === entries.length) return literal(Object.freeze(fromEntries(known)));
  return Object.freeze({ kind: "object", entries: Object.freeze(entries) });
}

/** Makes an array; one without anything dynamic is a literal. */
export function array(items: readonly ValueNode[]): ArrayNode | LiteralNode {
  const known = items.flatMap((node) => (node.kind === "literal" ? [node.value] : []));
  if (known.length === items.length) return literal(Object.freeze(known));
  return Object.freeze({ kind: "array", items: Object.freeze(items) });
}

/** Like Object.fromEntries, but `__proto__` is a key like any other. */
function fromEntries(entries: readonly (readonly [string, Json])[]): Record<string, Json> {
  return Object.fromEntries(entries);
}
