import { type IntrinsicArgument, type IntrinsicCall, isIntrinsic, parseIntrinsic } from "../intrinsics";
import { isJsonObject, type Json } from "../json";
import { isJsonata, parseJsonata } from "../jsonata/parse";
import { type JsonPath, parsePath } from "../jsonpath";
import { type Reading, readNames, readShape } from "./place";
import { arrayOf, joinAll, objectOf, SCALAR, type Shape, shapeOf, UNKNOWN } from "./shape";

/** Told of every path that certainly finds nothing, with the part of the document that lacks it. */
export type Report = (path: string, lacking: Shape) => void;

/** The shape that a path, a context path, a variable or an intrinsic call gives. */
export function evaluateText(text: string, document: Shape, report: Report): Shape {
  if (isIntrinsic(text)) {
    const call = parseIntrinsic(text);
    return call.ok ? evaluateCall(call.value, document, report) : UNKNOWN;
  }
  const path = parsePath(text);
  return path.ok ? evaluatePath(path.value, document, report) : UNKNOWN;
}

/** The shape of a payload template filled from a document. */
export function evaluateTemplate(template: Json, document: Shape, report: Report): Shape {
  if (Array.isArray(template)) {
    return arrayOf(joinAll(template.map((element: Json) => evaluateTemplate(element, document, report))));
  }
  if (!isJsonObject(template)) return SCALAR;
  const fields = Object.entries(template).map(([key, value]): [string, Shape] => {
    const computed = key.endsWith(".$") && typeof value === "string";
    if (!computed) return [key, evaluateTemplate(value, document, report)];
    return [key.slice(0, -2), evaluateText(value, document, report)];
  });
  return objectOf(new Map(fields));
}

/** The shape of a JSONata template, in which only texts that are one path alone are followed. */
export function evaluateJsonata(template: Json, document: Shape, report: Report): Shape {
  if (typeof template === "string")
    return template.startsWith("{%") ? evaluateQuery(template, document, report) : SCALAR;
  if (Array.isArray(template)) {
    return arrayOf(joinAll(template.map((element: Json) => evaluateJsonata(element, document, report))));
  }
  if (!isJsonObject(template)) return shapeOf(template);
  return objectOf(new Map(Object.entries(template).map(([key, v]) => [key, evaluateJsonata(v, document, report)])));
}

function evaluatePath({ root, segments, text }: JsonPath, document: Shape, report: Report): Shape {
  return root === "input" ? found(readShape(document, segments), text, report) : UNKNOWN;
}

function evaluateCall(call: IntrinsicCall, document: Shape, report: Report): Shape {
  for (const argument of call.arguments) evaluateArgument(argument, document, report);
  return SCALAR_CALLS.has(call.name) ? SCALAR : UNKNOWN;
}

const SCALAR_CALLS: ReadonlySet<string> = new Set([
  "States.Format",
  "States.JsonToString",
  "States.UUID",
  "States.Hash",
  "States.Base64Encode",
  "States.Base64Decode",
  "States.MathAdd",
  "States.MathRandom",
  "States.ArrayLength",
]);

function evaluateArgument(argument: IntrinsicArgument, document: Shape, report: Report): void {
  if (argument.kind === "path") evaluatePath(argument.path, document, report);
  if (argument.kind === "call") evaluateCall(argument.call, document, report);
}

function evaluateQuery(text: string, document: Shape, report: Report): Shape {
  const names = inputPath(text);
  return names === undefined ? UNKNOWN : found(readNames(document, names), `$states.input.${names.join(".")}`, report);
}

/** The names after `$states.input`, when the whole text is such a path. */
function inputPath(text: string): readonly string[] | undefined {
  const parsed = isJsonata(text) ? parseJsonata(text) : undefined;
  if (parsed?.ok !== true || parsed.value.tree.type !== "path") return undefined;
  const { steps = [], group } = parsed.value.tree;
  const [head, ...rest] = steps;
  const plain = rest.every(({ type, predicate, stages }) => type === "name" && !predicate && !stages);
  if (head?.type !== "variable" || head.value !== "states" || head.predicate || group || !plain) return undefined;
  const [first, ...names] = rest.map(({ value }) => String(value));
  return first === "input" ? names : undefined;
}

function found(reading: Reading, path: string, report: Report): Shape {
  if ("found" in reading) return reading.found;
  report(path, reading.missing);
  return UNKNOWN;
}
