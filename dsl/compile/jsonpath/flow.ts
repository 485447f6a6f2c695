import { type ProblemNode, problem } from "../../tree/problem";
import { literal, type Root, reference, type ValueNode } from "../../tree/value";
import type { Place } from "../dialect";
import type { Fields, Unbound } from "../unbound";
import { expression, fail, type Spot, unsupported } from "./expression";
import { objectField, template } from "./template";

/** InputPath, Parameters, ResultSelector, ResultPath, OutputPath and Assign. */
export function flowFields(place: Place): Fields {
  const { flow } = place;
  refuseOutput(flow.output, place);
  return {
    ...inputFields(place),
    ...(place.result === undefined ? {} : { Result: place.result }),
    ...resultFields(place),
    ...(flow.resultPath === undefined ? {} : resultPathField(flow.resultPath, place)),
    ...outputFields(place),
    ...assignField(flow.assign, { place, field: "Assign", here: assignable(place) }),
  };
}

/** A spot where `$` is what InputPath leaves of the state's input. */
export function inputSpot(place: Place, field: string): Spot {
  const { inputPath } = place.flow;
  return { place, field, here: inputPath === undefined ? reference("input") : inputPath };
}

/** A spot where `$` is what the root names. */
export function rootSpot(place: Place, field: string, root: Root): Spot {
  return root === "input" ? inputSpot(place, field) : { place, field, here: reference(root) };
}

/** Output is JSONata's. */
export function refuseOutput(output: ValueNode | undefined, place: Place): void {
  if (output !== undefined) unsupported(inputSpot(place, "Output"), "Output is a field of JSONata");
}

/** Assign. */
export function assignField(assign: ValueNode | undefined, at: Spot): Fields {
  return assign === undefined ? {} : objectField("Assign", assign, at);
}

/** ResultPath, or what is wrong with it. */
export function resultPathField(resultPath: string | null | ProblemNode, place: Place): Fields {
  if (typeof resultPath !== "object" || resultPath === null) return { ResultPath: resultPath };
  place.report("ResultPath", resultPath);
  return {};
}

/** What `$` is in Assign: what the state's work gives, as its own fields have shaped it. */
function assignable(place: Place): ValueNode | null {
  const { flow, kind, result } = place;
  if (kind === "task" || kind === "parallel" || kind === "map") {
    return flow.resultSelector === undefined || selectsByOutputPath(place) ? reference("result") : flow.resultSelector;
  }
  if (result !== undefined) return literal(result);
  return flow.arguments ?? inputSpot(place, "Assign").here;
}

function inputFields(place: Place): Fields {
  const { inputPath, arguments: given } = place.flow;
  const filtered = inputPath === undefined ? {} : pathField("InputPath", inputPath, wholeInput(place));
  if (given === undefined) return filtered;
  if (given.kind !== "reference" && given.kind !== "jsonPath") {
    return { ...filtered, ...objectField("Parameters", given, inputSpot(place, "Parameters")) };
  }
  if (inputPath === undefined) return pathField("InputPath", given, wholeInput(place));
  unsupported(inputSpot(place, "Parameters"), "it is one value, and InputPath is another", "Leave inputPath out.");
  return filtered;
}

/** InputPath itself reads from the whole input. */
function wholeInput(place: Place): Spot {
  return { place, field: "InputPath", here: reference("input") };
}

function resultFields(place: Place): Fields {
  const { resultSelector } = place.flow;
  if (resultSelector === undefined || isWholeResult(resultSelector) || selectsByOutputPath(place)) return {};
  return objectField("ResultSelector", resultSelector, rootSpot(place, "ResultSelector", "result"));
}

/** One value picked from a result that becomes the whole output is an OutputPath. */
function selectsByOutputPath({ flow }: Place): boolean {
  return flow.resultSelector?.kind === "reference" && flow.resultPath === undefined && flow.outputPath === undefined;
}

function outputFields(place: Place): Fields {
  const { outputPath, resultSelector } = place.flow;
  if (outputPath !== undefined) return pathField("OutputPath", outputPath, rootSpot(place, "OutputPath", "output"));
  if (resultSelector === undefined || isWholeResult(resultSelector) || !selectsByOutputPath(place)) return {};
  return pathField("OutputPath", resultSelector, rootSpot(place, "OutputPath", "result"));
}

function isWholeResult(node: ValueNode): boolean {
  return node.kind === "reference" && node.root === "result" && node.segments.length === 0;
}

/** A field that holds a path, or null. */
export function pathField(name: string, node: ValueNode | null, at: Spot): Fields {
  return { [name]: node === null ? null : pathOf(node, at) };
}

function pathOf(node: ValueNode, at: Spot): Unbound {
  if (node.kind === "reference" || node.kind === "jsonPath") return expression(node, at);
  if (node.kind === "problem" || node.kind === "jsonata") return expression(node, at);
  return fail(at, problem("NOT_A_PLACE", `${at.field} names a place in the data, not a value`, "Return a reference."));
}

/** A field that holds a value: plain as it is, a place under the name with `Path`. */
export function valueField(name: string, node: ValueNode, at: Spot): Fields {
  const known = node.kind === "literal" || node.kind === "binding" || node.kind === "problem";
  return known ? { [name]: template(node, at) } : { [`${name}Path`]: expression(node, at) };
}
