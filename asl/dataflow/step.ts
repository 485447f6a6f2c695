import { isJsonObject, type Json, type JsonObject } from "../json";
import { parsePath } from "../jsonpath";
import { evaluateJsonata, evaluateTemplate, evaluateText, type Report } from "./expression";
import { writeShape } from "./place";
import { arrayOf, EMPTY, type Shape, shapeOf, UNKNOWN } from "./shape";

/** A state as the analysis sees it. */
export interface FlowState {
  readonly type: string;
  readonly value: JsonObject;
  readonly language: "JSONPath" | "JSONata";
}

/** What leaves a state, and what enters the scopes inside it. */
export interface Step {
  readonly output: Shape;
  /** What each catcher passes on, in order. */
  readonly caught: readonly Shape[];
  /** The input of branches and item processors. */
  readonly inner: Shape;
}

/** Told of a path that certainly finds nothing, with the field that holds it. */
export type FieldReport = (field: string, path: string, lacking: Shape) => void;

const ERROR: Shape = shapeOf({ Error: "", Cause: "" });

/** Follows a document through one state. */
export function step(state: FlowState, document: Shape, report: FieldReport): Step {
  return state.language === "JSONPath" ? jsonPathStep(state, document, report) : jsonataStep(state, document, report);
}

function jsonPathStep(state: FlowState, document: Shape, report: FieldReport): Step {
  const { type, value } = state;
  const reporter =
    (field: string): Report =>
    (path, lacking) =>
      report(field, path, lacking);
  const effective = filtered(value["InputPath"], document, reporter("InputPath"));
  checkReads(state, effective, report);
  const isMap = type === "Map";
  const template = (field: string) => evaluateTemplate(value[field] as Json, effective, reporter(field));
  const payload = value["Parameters"] === undefined || isMap ? effective : template("Parameters");
  const inner = isMap ? itemShape(state, effective, report) : payload;
  const raw = rawResult(state, payload);
  const selector = value["ResultSelector"];
  const result = selector === undefined ? raw : evaluateTemplate(selector, raw, reporter("ResultSelector"));
  const merged = passesOn(type) ? effective : written(value["ResultPath"], document, result);
  const output = filtered(value["OutputPath"], merged, reporter("OutputPath"));
  return { output, inner, caught: catchers(value).map((one) => written(one["ResultPath"], document, ERROR)) };
}

function jsonataStep({ type, value }: FlowState, document: Shape, report: FieldReport): Step {
  const evaluate = (holder: JsonObject, field: string, otherwise: Shape) =>
    holder[field] === undefined
      ? otherwise
      : evaluateJsonata(holder[field] as Json, document, (path, lacking) => report(field, path, lacking));
  const argumentsShape = evaluate(value, "Arguments", document);
  const result =
    passesOn(type) || type === "Pass" ? document : rawResult({ type, value, language: "JSONata" }, UNKNOWN);
  const output = evaluate(value, "Output", result);
  const silent = (one: JsonObject) =>
    one["Output"] === undefined ? ERROR : evaluateJsonata(one["Output"], document, () => {});
  return { output, inner: type === "Parallel" ? argumentsShape : UNKNOWN, caught: catchers(value).map(silent) };
}

/** Whether a state hands on its input and makes no result. */
function passesOn(type: string): boolean {
  return type === "Choice" || type === "Wait" || type === "Succeed" || type === "Fail";
}

function rawResult({ type, value }: FlowState, payload: Shape): Shape {
  if (type === "Pass") return value["Result"] === undefined ? payload : shapeOf(value["Result"]);
  if (type === "Parallel") return arrayOf(UNKNOWN);
  return type === "Map" && value["ResultWriter"] === undefined ? arrayOf(UNKNOWN) : UNKNOWN;
}

function itemShape({ value }: FlowState, effective: Shape, report: FieldReport): Shape {
  const field = value["ItemSelector"] === undefined ? "Parameters" : "ItemSelector";
  const selector = value[field];
  const reporter: Report = (path, lacking) => report(field, path, lacking);
  const item =
    selector === undefined ? elementShape(value, effective) : evaluateTemplate(selector, effective, reporter);
  return value["ItemBatcher"] === undefined ? item : UNKNOWN;
}

function elementShape(value: JsonObject, effective: Shape): Shape {
  const path = value["ItemsPath"] ?? "$";
  if (value["ItemReader"] !== undefined || typeof path !== "string") return UNKNOWN;
  const items = evaluateText(path, effective, () => {});
  return items.kind === "array" ? items.element : UNKNOWN;
}

/** Fields that hold one path and are read from the effective input. */
const READ_FIELDS = [
  "ItemsPath",
  "SecondsPath",
  "TimestampPath",
  "TimeoutSecondsPath",
  "HeartbeatSecondsPath",
  "MaxConcurrencyPath",
  "ErrorPath",
  "CausePath",
];

function checkReads({ value, type }: FlowState, effective: Shape, report: FieldReport): void {
  for (const field of READ_FIELDS) {
    const path = value[field];
    const readsFile = field === "ItemsPath" && value["ItemReader"] !== undefined;
    if (typeof path === "string" && !readsFile)
      evaluateText(path, effective, (text, lacking) => report(field, text, lacking));
  }
  if (type === "Choice") checkVariables(value["Choices"] ?? null, "Choices", effective, report);
}

/** A choice that asks whether anything is present knows what it does, and is left alone. */
function checkVariables(choices: Json, location: string, effective: Shape, report: FieldReport): void {
  const variables: [string, string][] = [];
  const isGuarded = collect(choices, location, variables);
  if (isGuarded) return;
  for (const [path, place] of variables) evaluateText(path, effective, (text, lacking) => report(place, text, lacking));
}

function collect(value: Json, location: string, variables: [path: string, location: string][]): boolean {
  if (Array.isArray(value)) {
    return value.map((element: Json, index) => collect(element, `${location}[${index}]`, variables)).some(Boolean);
  }
  if (!isJsonObject(value)) return false;
  if (typeof value["Variable"] === "string") variables.push([value["Variable"], `${location}/Variable`]);
  const nested = ["And", "Or", "Not"].map((key) => collect(value[key] ?? null, `${location}/${key}`, variables));
  return Object.hasOwn(value, "IsPresent") || nested.some(Boolean);
}

function filtered(path: Json | undefined, document: Shape, report: Report): Shape {
  if (path === null) return EMPTY;
  return typeof path === "string" ? evaluateText(path, document, report) : document;
}

function written(path: Json | undefined, document: Shape, value: Shape): Shape {
  if (path === null) return document;
  if (typeof path !== "string") return value;
  const parsed = parsePath(path);
  return parsed.ok ? writeShape(document, parsed.value, value) : UNKNOWN;
}

function catchers(value: JsonObject): readonly JsonObject[] {
  return Array.isArray(value["Catch"]) ? value["Catch"].filter(isJsonObject) : [];
}
