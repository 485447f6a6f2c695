import type { ProblemNode } from "../../tree/problem";
import { problem } from "../../tree/problem";
import { type Intrinsic, type ReferenceNode, type Root, reference, type ValueNode } from "../../tree/value";
import { printReference } from "../../values/reference";
import type { Place } from "../dialect";
import { boundText, join, joinWith, type Text } from "../text";
import { pathText } from "./path";

/** Where in a state an expression stands: what `$` is there, and whom to tell of problems. */
export interface Spot {
  readonly place: Place;
  readonly field: string;
  /** What `$` holds: the input, the result, or what an earlier field of the state made of it; null for nothing. */
  readonly here: ValueNode | null;
}

const ROOT_NAMES: Readonly<Record<Root, string>> = {
  input: "the state's input",
  result: "the result",
  errorOutput: "the error",
  output: "the output",
  context: "the context object",
  variable: "variables",
};

/** Reports a problem; the text returned keeps the definition well-formed. */
export function fail(spot: Spot, found: ProblemNode): string {
  spot.place.report(spot.field, found);
  return "$";
}

/** What to do where JSONPath reads a place, and the value has to be computed. */
export const COMPUTED_BEFORE =
  'Compute it in a pass before and read it from there, or compile the workflow to "JSONata".';

/** Reports what JSONPath has no way to say. */
export function unsupported(spot: Spot, reason: string, fix = 'Compile the workflow to "JSONata".'): string {
  return fail(spot, problem("UNSUPPORTED_IN_JSONPATH", `JSONPath cannot say this in ${spot.field}: ${reason}`, fix));
}

/** A reference as a JSONPath of the spot. */
export function path(node: ReferenceNode, spot: Spot): string {
  if (node.root === "context" || node.root === "variable") return pathText(node);
  const segments = locate(node, spot.here);
  if (segments !== undefined) return pathText(reference("input", segments));
  return unsupported(spot, `"${printReference(node)}" is read, but "$" is ${describe(spot.here)} there`);
}

/** The way from what `$` holds to the place a reference names; undefined where it is not in there. */
function locate(node: ReferenceNode, here: ValueNode | null): readonly (string | number)[] | undefined {
  if (here?.kind === "reference") {
    const inside = here.root === node.root && here.segments.every((segment, index) => node.segments[index] === segment);
    return inside ? node.segments.slice(here.segments.length) : undefined;
  }
  if (here?.kind !== "object") return undefined;
  for (const [key, value] of here.entries) {
    const rest = locate(node, value);
    if (rest !== undefined) return [key, ...rest];
  }
  return undefined;
}

function describe(here: ValueNode | null): string {
  if (here?.kind === "reference" && here.segments.length === 0) return ROOT_NAMES[here.root];
  return "what an earlier field of the state leaves of it";
}

/** A value as the text behind a `.$` key: a path or a call. */
export function expression(node: ValueNode, spot: Spot): Text {
  switch (node.kind) {
    case "reference":
      return path(node, spot);
    case "jsonPath":
      return node.text;
    case "intrinsic":
      return call(node.name, node.arguments, spot);
    case "array":
      return call("Array", node.items, spot);
    case "jsonata":
      return unsupported(spot, "it is a JSONata expression");
    case "problem":
      return fail(spot, node);
    case "object":
    case "literal":
    case "binding":
      return unsupported(spot, "a value known beforehand cannot be the whole of it");
  }
}

function call(name: Intrinsic, nodes: readonly ValueNode[], spot: Spot): Text {
  const texts = nodes.map((node, index) => {
    const template = name === "Format" && index === 0 && node.kind === "literal" ? node.value : undefined;
    return typeof template === "string" ? quoteTemplate(template) : argument(node, spot);
  });
  return join(`States.${name}(`, joinWith(", ", texts), ")");
}

/** An argument of an intrinsic function. */
function argument(node: ValueNode, spot: Spot): Text {
  if (node.kind === "binding") return boundText(node, quote);
  if (node.kind === "object") return unsupported(spot, "an argument of a function is an object with references in it");
  if (node.kind !== "literal") return expression(node, spot);
  if (typeof node.value === "string") return quote(node.value);
  if (typeof node.value !== "object" || node.value === null) return String(node.value);
  return `States.StringToJson(${quote(JSON.stringify(node.value))})`;
}

/** Text in single quotes. */
function quote(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}

/** The template of Format, where a backslash before a brace is the author's own escape. */
function quoteTemplate(text: string): string {
  return `'${text.replace(/'|\\(?![{}])/g, "\\$&")}'`;
}
