import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, type Json } from "../../../asl/json";
import type { IntegrationResource } from "../../../asl/resource";

/** A type of AWS's service models, as `scripts/generate-output-shapes.mjs` writes it. */
interface Shape {
  readonly type: string;
  readonly enum?: readonly string[];
  /** Of numbers their value, of texts and lists their length. */
  readonly min?: number;
  readonly max?: number;
  readonly required?: readonly string[];
  /** The names of the members' shapes. */
  readonly members?: Readonly<Record<string, string>>;
  /** The name of the shape of a list's items, or a map's values. */
  readonly element?: string;
}

interface Service {
  readonly operations: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** Fields that Step Functions gives as JSON where the service's model says bytes or text. */
const FREE_FIELDS: Readonly<Record<string, string>> = {
  "lambda:Invoke": "Payload",
  "bedrockruntime:InvokeModel": "Body",
};

/** How SDK integrations call services that have another name as optimised integrations. */
const ALIASES: Readonly<Record<string, string>> = { sfn: "states", eventbridge: "events", bedrock: "bedrockruntime" };

const JSON_TYPES: Readonly<Record<string, readonly [type: string, phrase: string]>> = {
  string: ["string", "a string"],
  blob: ["string", "a string"],
  timestamp: ["string", "a string"],
  boolean: ["boolean", "a boolean"],
  integer: ["number", "a number"],
  long: ["number", "a number"],
  float: ["number", "a number"],
  double: ["number", "a number"],
  list: ["array", "an array"],
  map: ["object", "an object"],
  structure: ["object", "an object"],
};

let loaded: Readonly<Record<string, Service>> | undefined;

/**
 * What is wrong with a mocked answer of an AWS service, in TestState's words. `complete` asks for the required fields too.
 * Fields that the model does not know, and services that are not packed with aslant, pass.
 */
export function checkOutput(resource: IntegrationResource, result: Json, complete: boolean): string | undefined {
  const name = ALIASES[resource.service] ?? resource.service;
  const service = Object.hasOwn(services(), name) ? services()[name] : undefined;
  const operation = `${resource.action[0]?.toUpperCase()}${resource.action.slice(1)}`;
  const shape = service?.operations[operation];
  if (service === undefined || shape === undefined) return undefined;
  const free = FREE_FIELDS[`${name}:${operation}`];
  return new OutputCheck(service.shapes, complete, free).problem("", shape, result);
}

class OutputCheck {
  readonly #shapes: Service["shapes"];
  readonly #complete: boolean;
  readonly #free: string | undefined;

  constructor(shapes: Service["shapes"], complete: boolean, free: string | undefined) {
    this.#shapes = shapes;
    this.#complete = complete;
    this.#free = free;
  }

  /** The first problem of a value that stands in a field. */
  problem(field: string, shapeName: string, value: Json): string | undefined {
    const shape = this.#shapes[shapeName];
    if (shape === undefined || field === this.#free) return undefined;
    const [type, phrase] = JSON_TYPES[shape.type] ?? [];
    if (type !== undefined && typeOf(value) !== type) return `Field '${field}' must be ${phrase}`;
    return boundsProblem(field, shape, value) ?? this.#innerProblem(field, shape, value);
  }

  #innerProblem(field: string, shape: Shape, value: Json): string | undefined {
    if (Array.isArray(value)) return first(value, (item: Json) => this.problem(field, shape.element ?? "", item));
    if (!isJsonObject(value)) return undefined;
    if (shape.members === undefined) {
      return first(Object.entries(value), ([key, item]) => this.problem(key, shape.element ?? "", item));
    }
    const { members, required = [] } = shape;
    const missing = this.#complete ? required.find((name) => !Object.hasOwn(value, name)) : undefined;
    if (missing !== undefined) return `Required field '${missing}' is missing`;
    return first(Object.entries(value), ([key, item]) =>
      Object.hasOwn(members, key) ? this.problem(key, members[key] as string, item) : undefined,
    );
  }
}

function boundsProblem(field: string, shape: Shape, value: Json): string | undefined {
  if (shape.enum !== undefined && !shape.enum.includes(String(value)))
    return `Field '${field}' is not an expected value`;
  if (typeof value === "number") {
    if (shape.min !== undefined && value < shape.min) return `Field '${field}' is less than the minimum value`;
    return shape.max !== undefined && value > shape.max ? `Field '${field}' exceeds the maximum value` : undefined;
  }
  if (typeof value !== "string" && !Array.isArray(value)) return undefined;
  if (shape.min !== undefined && value.length < shape.min) return `Field '${field}' is smaller than the minimum length`;
  return shape.max !== undefined && value.length > shape.max
    ? `Field '${field}' exceeds the maximum length`
    : undefined;
}

function first<T>(values: readonly T[], problemOf: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const problem = problemOf(value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** Read when it is first needed: it is large, and few need it. */
function services(): Readonly<Record<string, Service>> {
  loaded ??= JSON.parse(readFileSync(join(__dirname, "generated", "output-shapes.json"), "utf8")) as typeof loaded;
  return loaded as Readonly<Record<string, Service>>;
}
