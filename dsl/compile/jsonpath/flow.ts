import { isIntrinsic } from "../../../asl/intrinsics";
import { type ProblemNode, problem } from "../../tree/problem";
import { literal, type Root, reference, type ValueNode } from "../../tree/value";
import { firstProblem } from "../../values/template";
import type { Place } from "../dialect";
import { present } from "../state/context";
import type { Fields, Unbound } from "../unbound";
import { COMPUTED_BEFORE, expression, fail, type Spot, unsupported } from "./expression";
import { objectField, template } from "./template";

/** InputPath, Parameters, ResultSelector, ResultPath, OutputPath and Assign. */
export function flowFields(place: Place): Fields {
  const { flow } = place;
  refuseOutput(flow.output, place);
  const { InputPath, Parameters } = inputFields(place);
  return present({
    InputPath,
    Parameters,
    Result: place.result,
    ResultSelector: resultSelector(place),
    ResultPath: flow.resultPath && resultPathField(flow.resultPath, place)["ResultPath"],
    OutputPath: outputPath(place),
    Assign: flow.assign && assignField(flow.assign, { place, field: "Assign", here: assignable(place) })["Assign"],
  });
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

function inputFields(place: Place): { readonly InputPath?: Unbound; readonly Parameters?: Unbound } {
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

function resultSelector(place: Place): Unbound | undefined {
  const { resultSelector: node } = place.flow;
  if (node === undefined || isWholeResult(node) || selectsByOutputPath(place)) return undefined;
  return objectField("ResultSelector", node, rootSpot(place, "ResultSelector", "result"))["ResultSelector"];
}

/** One value picked from a result that becomes the whole output is an OutputPath. */
function selectsByOutputPath({ flow }: Place): boolean {
  return flow.resultSelector?.kind === "reference" && flow.resultPath === undefined && flow.outputPath === undefined;
}

function outputPath(place: Place): Unbound | undefined {
  const { outputPath: node, resultSelector: selected } = place.flow;
  if (node !== undefined) return pathOrNull(node, rootSpot(place, "OutputPath", "output"));
  if (selected === undefined || isWholeResult(selected) || !selectsByOutputPath(place)) return undefined;
  return pathOrNull(selected, rootSpot(place, "OutputPath", "result"));
}

function isWholeResult(node: ValueNode): boolean {
  return node.kind === "reference" && node.root === "result" && node.segments.length === 0;
}

/** A field that holds a path, or null. */
export function pathField(name: string, node: ValueNode | null, at: Spot): Fields {
  return { [name]: pathOrNull(node, at) };
}

function pathOrNull(node: ValueNode | null, at: Spot): Unbound {
  return node === null ? null : pathOf(node, at);
}

function pathOf(node: ValueNode, at: Spot): Unbound {
  return isPlace(node) || node.kind === "problem" || node.kind === "jsonata"
    ? expression(node, at)
    : notAPlace(node, at);
}

/** A field that holds a value: plain as it is, a place under the name with `Path`. */
export function valueField(name: string, node: ValueNode, at: Spot): Fields {
  const known = node.kind === "literal" || node.kind === "binding" || node.kind === "problem";
  if (known) return { [name]: template(node, at) };
  const callable = node.kind === "jsonata" || (TAKES_CALLS.has(name) && isCall(node));
  return { [`${name}Path`]: callable ? expression(node, at) : pathOf(node, at) };
}

/** The fields whose paths may be calls: ErrorPath and CausePath. */
const TAKES_CALLS: ReadonlySet<string> = new Set(["Error", "Cause"]);

function isPlace(node: ValueNode): boolean {
  return node.kind === "reference" || (node.kind === "jsonPath" && !isCall(node));
}

function isCall(node: ValueNode): boolean {
  return node.kind === "intrinsic" || (node.kind === "jsonPath" && isIntrinsic(node.text));
}

function notAPlace(node: ValueNode, at: Spot): string {
  const found = firstProblem(node);
  if (found !== undefined) return fail(at, found);
  const reason = `JSONPath reads ${at.field} from a place in the input, the context or a variable, and this is none`;
  return fail(at, problem("NOT_A_PLACE", reason, node.kind === "literal" ? WRITTEN_OUT : COMPUTED_BEFORE));
}

const WRITTEN_OUT = 'Return a reference, or compile the workflow to "JSONata".';
