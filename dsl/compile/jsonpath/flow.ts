import { type ProblemNode, problem } from "../../tree/problem";
import type { StateKind } from "../../tree/state";
import type { Root, ValueNode } from "../../tree/value";
import type { Place } from "../dialect";
import type { Fields, Unbound } from "../unbound";
import { expression, fail, type Spot, unsupported } from "./expression";
import { objectField, template } from "./template";

/** What `$` is in the Assign of a state. */
const ASSIGN_ROOT: Readonly<Record<StateKind, Root>> = {
  task: "result",
  parallel: "result",
  map: "result",
  pass: "input",
  wait: "input",
  choice: "input",
  succeed: "input",
  fail: "input",
  raw: "input",
};

/** InputPath, Parameters, ResultSelector, ResultPath, OutputPath and Assign. */
export function flowFields(place: Place): Fields {
  const { flow, kind } = place;
  if (flow.output !== undefined) unsupported(spot(place, "Output", "input"), "Output is a field of JSONata");
  return {
    ...inputFields(place),
    ...resultFields(place),
    ...(flow.resultPath === undefined ? {} : resultPathField(flow.resultPath, place)),
    ...outputFields(place),
    ...assignField(flow.assign, spot(place, "Assign", ASSIGN_ROOT[kind])),
  };
}

/** Assign, where `$` is the root given. */
export function assignField(assign: ValueNode | undefined, at: Spot): Fields {
  return assign === undefined ? {} : objectField("Assign", assign, at);
}

/** ResultPath, or what is wrong with it. */
export function resultPathField(resultPath: string | null | ProblemNode, place: Place): Fields {
  if (typeof resultPath !== "object" || resultPath === null) return { ResultPath: resultPath };
  place.report("ResultPath", resultPath);
  return {};
}

/** A spot in a field of a state. */
export function spot(place: Place, field: string, root: Root): Spot {
  return { place, field, root };
}

function inputFields(place: Place): Fields {
  const { inputPath, arguments: given } = place.flow;
  const filtered = inputPath === undefined ? {} : pathField("InputPath", inputPath, spot(place, "InputPath", "input"));
  if (given === undefined) return filtered;
  if (given.kind !== "reference" && given.kind !== "jsonPath") {
    return { ...filtered, ...objectField("Parameters", given, spot(place, "Parameters", "input")) };
  }
  if (inputPath === undefined) return pathField("InputPath", given, spot(place, "InputPath", "input"));
  return {
    ...filtered,
    Parameters: unsupported(spot(place, "Parameters", "input"), "it is one value, and so is InputPath"),
  };
}

function resultFields(place: Place): Fields {
  const { resultSelector } = place.flow;
  if (resultSelector === undefined || isWhole(resultSelector, "result") || selectsByOutputPath(place)) return {};
  return objectField("ResultSelector", resultSelector, spot(place, "ResultSelector", "result"));
}

/** One value picked from a result that becomes the whole output is an OutputPath. */
function selectsByOutputPath({ flow }: Place): boolean {
  return flow.resultSelector?.kind === "reference" && flow.resultPath === undefined && flow.outputPath === undefined;
}

function outputFields(place: Place): Fields {
  const { outputPath, resultSelector } = place.flow;
  if (outputPath !== undefined) return pathField("OutputPath", outputPath, spot(place, "OutputPath", "output"));
  if (resultSelector === undefined || isWhole(resultSelector, "result") || !selectsByOutputPath(place)) return {};
  return pathField("OutputPath", resultSelector, spot(place, "OutputPath", "result"));
}

function isWhole(node: ValueNode, root: Root): boolean {
  return node.kind === "reference" && node.root === root && node.segments.length === 0;
}

/** A field that holds a path, or null. */
export function pathField(name: string, node: ValueNode | null, at: Spot): Fields {
  return { [name]: node === null ? null : pathOf(node, at) };
}

function pathOf(node: ValueNode, at: Spot): Unbound {
  if (node.kind === "reference" || node.kind === "jsonPath") return expression(node, at);
  if (node.kind === "problem") return fail(at, node);
  return fail(at, problem("NOT_A_PLACE", `${at.field} names a place in the data, not a value`, "Return a reference."));
}

/** A field that holds a value: plain as it is, a place under the name with `Path`. */
export function valueField(name: string, node: ValueNode, at: Spot): Fields {
  const known = node.kind === "literal" || node.kind === "binding" || node.kind === "problem";
  return known ? { [name]: template(node, at) } : { [`${name}Path`]: expression(node, at) };
}
