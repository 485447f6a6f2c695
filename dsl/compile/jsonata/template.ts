import type { ValueNode } from "../../tree/value";
import { isDynamic } from "../dynamic";
import { join, type Text } from "../text";
import type { Fields, Unbound } from "../unbound";
import { expression, fail, type Spot } from "./expression";

/** An expression in its delimiters. */
export function delimited(text: Text): Text {
  return join("{% ", text, " %}");
}

/** A value as JSON with an expression wherever something is known only in a run. */
export function template(node: ValueNode, spot: Spot): Unbound {
  if (isDynamic(node)) return delimited(expression(node, spot));
  switch (node.kind) {
    case "object":
      return Object.fromEntries(node.entries.map(([key, value]) => [key, template(value, spot)]));
    case "array":
      return node.items.map((item) => template(item, spot));
    case "literal":
      return escaped(node.value);
    case "problem":
      fail(spot, node);
      return null;
    default:
      return node as Unbound;
  }
}

/** Text that looks like an expression, as an expression that gives that text. */
function escaped(value: Unbound): Unbound {
  if (typeof value === "string") return value.startsWith("{%") ? delimited(JSON.stringify(value)) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(escaped);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, escaped(child)]));
}

/** A field with a value. */
export function field(name: string, node: ValueNode, spot: Spot): Fields {
  return { [name]: template(node, spot) };
}
