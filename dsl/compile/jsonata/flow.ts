import { parsePath } from "../../../asl/jsonpath";
import type { DataFlow } from "../../tree/flow";
import { type ProblemNode, problem } from "../../tree/problem";
import { literal, type ReferenceNode, reference, type ValueNode } from "../../tree/value";
import { problemsIn } from "../../values/template";
import type { Place } from "../dialect";
import { join, type Text } from "../text";
import type { Fields, Unbound } from "../unbound";
import { argument, expression, type Spot } from "./expression";
import { pathText, walk } from "./path";
import { delimited, field, template } from "./template";

const INPUT = reference("input");
const RESULT = reference("result");
const NOTHING = literal({});

/** Arguments, Output and Assign. */
export function flowFields(place: Place): Fields {
  checkUnwritten(place);
  return {
    ...argumentsField(place),
    ...outputField(place),
    ...assignField(place.flow.assign, { place, field: "Assign" }),
  };
}

/** Assign. */
export function assignField(assign: ValueNode | undefined, spot: Spot): Fields {
  return assign === undefined ? {} : field("Assign", assign, spot);
}

/** What the states with work of their own are given: Arguments, or what InputPath leaves of the input. */
function argumentsField(place: Place): Fields {
  if (place.kind !== "task" && place.kind !== "parallel") return {};
  const given = place.flow.arguments ?? seen(place.flow);
  return given === INPUT ? {} : field("Arguments", given, { place, field: "Arguments" });
}

/** What a state sees of its input. */
export function seen({ inputPath }: DataFlow): ValueNode {
  return inputPath === undefined ? INPUT : (inputPath ?? NOTHING);
}

function outputField(place: Place): Fields {
  const spot = { place, field: "Output" };
  if (place.flow.output !== undefined) return field("Output", place.flow.output, spot);
  const output = filtered(place.flow.outputPath, placed(place.flow.resultPath, result(place), spot), spot);
  return output === usual(place) ? {} : { Output: shown(output, spot) };
}

/** What `output` and `resultPath: null` leave out of the definition may be wrong all the same. */
function checkUnwritten({ kind, flow, result: fixed, report }: Place): void {
  const { output, resultPath, resultSelector, outputPath } = flow;
  if (output === undefined && resultPath !== null) return;
  const made = kind === "pass" ? flow.arguments : undefined;
  const unwritten = [made, resultSelector, outputPath ?? undefined].filter((node) => node !== undefined);
  const said = unwritten.length > 0 || resultPath !== undefined || outputPath === null || fixed !== undefined;
  if (output !== undefined && said) report("Output", outputTwice);
  for (const found of unwritten.flatMap(problemsIn)) report("Output", found);
}

const outputTwice = problem(
  "OUTPUT_TWICE",
  "output says all that the next state gets, so nothing else can say it too",
  "Leave out result, resultSelector, resultPath, outputPath, and the arguments of a pass.",
);

/** What a state puts out when it says nothing. */
function usual({ kind }: Place): ValueNode {
  return kind === "task" || kind === "parallel" || kind === "map" ? RESULT : INPUT;
}

/** What a state's work gives, as far as it is kept. */
function result({ flow, kind, result: fixed }: Place): ValueNode {
  if (kind === "task" || kind === "parallel" || kind === "map") return flow.resultSelector ?? RESULT;
  if (fixed !== undefined) return literal(fixed);
  return flow.arguments ?? seen(flow);
}

/** Output under construction: a value, or a text when parts of it had to be merged. */
type Output = ValueNode | { readonly kind: "text"; readonly text: Text };

/** The value in its place in the input. */
export function placed(path: DataFlow["resultPath"], value: ValueNode, spot: Spot): Output {
  if (path === null) return INPUT;
  if (path === undefined || path === "$") return value;
  const keys = typeof path === "string" ? keysOf(path) : path;
  if (isProblem(keys)) {
    spot.place.report("ResultPath", keys);
    return value;
  }
  return { kind: "text", text: merged(pathText(INPUT), keys, argument(value, spot)) };
}

function merged(document: string, [key, ...rest]: readonly string[], value: Text): Text {
  if (key === undefined) return value;
  const inner = merged(String(walk(document, [key])), rest, value);
  return join("$merge([", document, ", {", `${JSON.stringify(key)}: `, inner, "}])");
}

function keysOf(path: string): readonly string[] | ProblemNode {
  const parsed = parsePath(path);
  if (!parsed.ok)
    return problem("RESULT_PATH", `"${path}" is no path: ${parsed.message}`, 'Write a place such as "$.result".');
  const names = parsed.value.segments.map((segment) => (segment.kind === "property" ? segment.name : undefined));
  const keys = names.filter((name) => name !== undefined);
  if (keys.length === names.length) return keys;
  return problem(
    "UNSUPPORTED_IN_JSONATA",
    `JSONata cannot put a result into an item of a list, as resultPath "${path}" asks`,
    "Put it under a name of its own.",
  );
}

function filtered(path: DataFlow["outputPath"], output: Output, spot: Spot): Output {
  if (path === undefined) return output;
  if (path === null) return NOTHING;
  if (path.kind !== "reference" || path.root !== "output") return path;
  return within(path, output, spot);
}

function within({ segments }: ReferenceNode, output: Output, spot: Spot): Output {
  if (segments.length === 0) return output;
  if (output.kind === "reference") return reference(output.root, [...output.segments, ...segments]);
  if (output.kind === "problem") return output;
  const text = output.kind === "text" ? output.text : expression(output, spot);
  return { kind: "text", text: walk(join("(", text, ")"), segments) };
}

/** An output as it stands in the definition. */
export function shown(output: Output, spot: Spot): Unbound {
  return output.kind === "text" ? delimited(output.text) : template(output, spot);
}

function isProblem(value: readonly string[] | ProblemNode): value is ProblemNode {
  return "kind" in value;
}

/** What a catcher keeps: the error, in its place. */
export function catchFields(flow: DataFlow, place: Place): Fields {
  const spot = { place, field: "Output" };
  const error = reference("errorOutput");
  const output = flow.output ?? placed(flow.resultPath, error, spot);
  return {
    ...(output === error ? {} : { Output: shown(output, spot) }),
    ...assignField(flow.assign, { place, field: "Assign" }),
  };
}
