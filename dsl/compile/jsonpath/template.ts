import type { ValueNode } from "../../tree/value";
import { isDynamic } from "../dynamic";
import type { Fields, Unbound } from "../unbound";
import { expression, fail, type Spot, unsupported } from "./expression";

/** A payload template: keys of values known only in a run end in `.$`. */
export function template(node: ValueNode, spot: Spot): Unbound {
  switch (node.kind) {
    case "literal":
      return node.value;
    case "binding":
      return node;
    case "object":
      return Object.fromEntries(node.entries.map(([key, value]) => entry(key, value, spot)));
    case "array":
      return node.items.map((item) => template(item, spot));
    case "problem":
      return fail(spot, node);
    default:
      return unsupported(spot, "the whole of it is one value, where JSONPath wants an object");
  }
}

function entry(key: string, node: ValueNode, spot: Spot): readonly [string, Unbound] {
  if (isDynamic(node)) return [`${key}.$`, expression(node, spot)];
  if (node.kind === "array" && node.items.some(needsCall)) return [`${key}.$`, expression(node, spot)];
  return [key, template(node, spot)];
}

/** Whether an item makes its list a call of States.Array: templates mark values by their keys, and items have none. */
function needsCall(node: ValueNode): boolean {
  return isDynamic(node) || (node.kind === "array" && node.items.some(needsCall));
}

/** A field with a template that must be an object. */
export function objectField(name: string, node: ValueNode, spot: Spot): Fields {
  const isObject = node.kind === "object" || (node.kind === "literal" && isPlainObject(node.value));
  if (isObject || node.kind === "problem") return { [name]: template(node, spot) };
  unsupported(spot, "only an object can stand there", WRITTEN_OUT);
  return { [name]: {} };
}

const WRITTEN_OUT = 'Return an object with each value by name, or compile the workflow to "JSONata".';

function isPlainObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
