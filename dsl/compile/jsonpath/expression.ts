import type { ProblemNode } from "../../tree/problem";
import { problem } from "../../tree/problem";
import { type ReferenceNode, type Root, reference, type ValueNode } from "../../tree/value";
import { printReference } from "../../values/reference";
import type { Place } from "../dialect";
import { boundText, join, joinWith, type Text } from "../text";
import { pathText } from "./path";

/** Where in a state an expression stands: what `$` is there, and whom to tell of problems. */
export interface Spot {
  readonly place: Place;
  readonly field: string;
  readonly root: Root;
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

/** Reports what JSONPath has no way to say. */
export function unsupported(spot: Spot, reason: string, fix = 'Compile the workflow to "JSONata".'): string {
  return fail(spot, problem("UNSUPPORTED_IN_JSONPATH", `JSONPath cannot say this in ${spot.field}: ${reason}`, fix));
}

/** A path as a JSONPath of the spot: what starts from the input starts from what InputPath leaves of it. */
export function path(node: ReferenceNode, spot: Spot): string {
  if (node.root === "context" || node.root === "variable") return pathText(node);
  if (node.root !== spot.root) {
    return unsupported(spot, `"${printReference(node)}" is read, but "$" is ${ROOT_NAMES[spot.root]} there`);
  }
  const base = spot.root === "input" && spot.field !== "InputPath" ? inputPathOf(spot.place) : undefined;
  return base === undefined ? pathText(node) : rebased(node, base, spot);
}

function inputPathOf({ flow, kind }: Place): ValueNode | null | undefined {
  if (flow.inputPath !== undefined) return flow.inputPath;
  return kind !== "map" && flow.arguments?.kind === "reference" ? flow.arguments : undefined;
}

function rebased(node: ReferenceNode, base: ValueNode | null, spot: Spot): string {
  if (base?.kind === "reference" && base.root === "input" && startsWith(node.segments, base.segments)) {
    return pathText(reference("input", node.segments.slice(base.segments.length)));
  }
  return unsupported(
    spot,
    `"${printReference(node)}" is outside of what InputPath lets the state see`,
    "Widen inputPath.",
  );
}

function startsWith(segments: readonly (string | number)[], prefix: readonly (string | number)[]): boolean {
  return prefix.every((segment, index) => segments[index] === segment);
}

/** A value as the text behind a `.$` key: a path or a call. */
export function expression(node: ValueNode, spot: Spot): Text {
  switch (node.kind) {
    case "reference":
      return path(node, spot);
    case "jsonPath":
      return node.text;
    case "intrinsic":
      return join(
        `States.${node.name}(`,
        joinWith(
          ", ",
          node.arguments.map((each) => argument(each, spot)),
        ),
        ")",
      );
    case "array":
      return join(
        "States.Array(",
        joinWith(
          ", ",
          node.items.map((each) => argument(each, spot)),
        ),
        ")",
      );
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

/** An argument of an intrinsic function. */
function argument(node: ValueNode, spot: Spot): Text {
  if (node.kind === "binding") return boundText(node, quote);
  if (node.kind === "object") return unsupported(spot, "an argument of a function is an object with references in it");
  if (node.kind !== "literal") return expression(node, spot);
  if (typeof node.value === "string") return quote(node.value);
  if (typeof node.value !== "object" || node.value === null) return String(node.value);
  return `States.StringToJson(${quote(JSON.stringify(node.value))})`;
}

/** Text in single quotes; a backslash before a brace is the author's own escape of Format. */
function quote(text: string): string {
  return `'${text.replace(/'|\\(?![{}])/g, "\\$&")}'`;
}
