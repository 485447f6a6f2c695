import { type ProblemNode, problem } from "../../tree/problem";
import type { ArrayNode, JsonataNode, ObjectNode, ValueNode } from "../../tree/value";
import type { Place } from "../dialect";
import { boundText, join, joinWith, type Text } from "../text";
import { intrinsic, isOperation } from "./intrinsic";
import { pathText } from "./path";

/** Where in a state an expression stands, and whom to tell of problems. */
export interface Spot {
  readonly place: Place;
  readonly field: string;
}

/** Reports a problem; the text returned keeps the definition well-formed. */
export function fail(spot: Spot, found: ProblemNode): string {
  spot.place.report(spot.field, found);
  return "null";
}

/** Reports what JSONata has no way to say. */
export function unsupported(spot: Spot, reason: string, fix?: string): string {
  return fail(spot, problem("UNSUPPORTED_IN_JSONATA", `JSONata cannot say this in ${spot.field}: ${reason}`, fix));
}

/** A value as JSONata, without `{%` and `%}`, where nothing stands around it. */
export function expression(node: ValueNode, spot: Spot): Text {
  switch (node.kind) {
    case "reference":
      return pathText(node);
    case "literal":
      return JSON.stringify(node.value);
    case "binding":
      return boundText(node, JSON.stringify);
    case "object":
      return objectText(node, spot);
    case "array":
      return arrayText(node, spot);
    case "intrinsic":
      return intrinsic(node, spot);
    case "jsonata":
      return jsonataText(node, spot);
    case "jsonPath":
      return unsupported(spot, `"${node.text}" is a JSONPath`, "Use a reference, or jsonata`...`.");
    case "problem":
      return fail(spot, node);
  }
}

/** A value between brackets or commas, which no operator around it can tear apart. */
export function argument(node: ValueNode, spot: Spot): Text {
  return assigns(node) ? grouped(node, spot) : expression(node, spot);
}

/** A value beside an operator, which keeps its meaning whatever the operator. */
export function operand(node: ValueNode, spot: Spot): Text {
  const whole = node.kind === "jsonata" ? isWord(node) : node.kind !== "intrinsic" || !isOperation(node);
  return whole ? expression(node, spot) : grouped(node, spot);
}

function grouped(node: ValueNode, spot: Spot): Text {
  return join("(", expression(node, spot), ")");
}

/** Whether a value may set a variable, which the values beside it would see. */
function assigns(node: ValueNode): boolean {
  return node.kind === "jsonata" && node.texts.some((text) => text.includes(":="));
}

const WORD = /^\s*[\w$.]+\s*$/;

/** Whether JSONata is a name, a variable, a number or a path of names. */
function isWord({ texts: [text = "", ...more] }: JsonataNode): boolean {
  return more.length === 0 && WORD.test(text);
}

function objectText({ entries }: ObjectNode, spot: Spot): Text {
  const fields = entries.map(([key, value]) => join(`${JSON.stringify(key)}: `, argument(value, spot)));
  return join("{", joinWith(", ", fields), "}");
}

/**
 * A list. `[a, b]` would flatten items that are lists themselves, so where an item may be one the list is made of an object.
 */
function arrayText({ items }: ArrayNode, spot: Spot): Text {
  const texts = items.map((item) => argument(item, spot));
  if (items.every(isNoList)) return join("[", joinWith(", ", texts), "]");
  const fields = texts.map((text, index) => join(`"${index}": `, text));
  return join("$each({", joinWith(", ", fields), "}, function($item) { $item })[]");
}

/** Whether an item is surely no list, or is written as one, which JSONata keeps as it is. */
function isNoList(node: ValueNode): boolean {
  return node.kind === "literal" || node.kind === "object" || node.kind === "binding";
}

function jsonataText({ texts, values }: JsonataNode, spot: Spot): Text {
  const parts = texts.flatMap((text, index) => {
    const value = values[index];
    return value === undefined ? [text] : [text, operand(value, spot)];
  });
  return join(...parts);
}
