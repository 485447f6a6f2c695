import { sdkFieldName } from "../../../asl/integrations/sdk-field-name";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import type { IntegrationResource } from "../../../asl/resource";
import { outputShapesOf, type Shape, type ShapeReference } from "./output-shapes";

/** Fields that Step Functions gives as JSON where the service's model says bytes or text. */
const FREE_FIELDS: Readonly<Record<string, string>> = {
  "lambda:Invoke": "Payload",
  "bedrockruntime:InvokeModel": "Body",
};

/** How SDK integrations call services that have another name as optimised integrations. */
const SDK_NAMES: Readonly<Record<string, string>> = {
  states: "sfn",
  events: "eventbridge",
  bedrock: "bedrockruntime",
  elasticmapreduce: "emr",
  "emr-containers": "emrcontainers",
  "emr-serverless": "emrserverless",
};

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

/**
 * What is wrong with a mocked answer of an AWS service, in TestState's words. `complete` asks for the required fields too.
 * Fields that the service's model does not know, and services that are not known, pass.
 */
export function checkOutput(resource: IntegrationResource, result: Json, complete: boolean): string | undefined {
  const { sdk, service, action } = resource;
  const name = (!sdk && Object.hasOwn(SDK_NAMES, service) && SDK_NAMES[service]) || service;
  const shapes = outputShapesOf(name);
  const operation = `${action[0]?.toUpperCase()}${action.slice(1)}`;
  if (shapes === undefined || !Object.hasOwn(shapes.operations, operation)) return undefined;
  const check = new OutputCheck(shapes.shapes, {
    complete,
    free: FREE_FIELDS[`${name}:${operation}`],
    rename: sdk ? sdkFieldName : String,
  });
  return check.problem("", shapes.operations[operation] as ShapeReference, result);
}

interface CheckSetting {
  readonly complete: boolean;
  /** The field that may hold anything. */
  readonly free: string | undefined;
  /** How the integration names a field. */
  readonly rename: (name: string) => string;
}

class OutputCheck {
  readonly #shapes: readonly Shape[];
  readonly #setting: CheckSetting;

  constructor(shapes: readonly Shape[], setting: CheckSetting) {
    this.#shapes = shapes;
    this.#setting = setting;
  }

  /** The first problem of a value that stands in a field. */
  problem(field: string, reference: ShapeReference, value: Json): string | undefined {
    const shape = typeof reference === "string" ? { type: reference } : this.#shapes[reference];
    if (shape === undefined || field === this.#setting.free) return undefined;
    const [type, phrase] = JSON_TYPES[shape.type] ?? [];
    if (type !== undefined && typeOf(value) !== type) return `Field '${field}' must be ${phrase}`;
    return boundsProblem(field, shape, value) ?? this.#innerProblem(field, shape, value);
  }

  #innerProblem(field: string, { members, element, required = [] }: Shape, value: Json): string | undefined {
    if (members !== undefined && isJsonObject(value)) return this.#membersProblem(members, required, value);
    if (element === undefined) return undefined;
    if (Array.isArray(value)) return first(value, (item: Json) => this.problem(field, element, item));
    return isJsonObject(value)
      ? first(Object.entries(value), ([key, item]) => this.problem(key, element, item))
      : undefined;
  }

  #membersProblem(
    members: NonNullable<Shape["members"]>,
    required: readonly string[],
    value: JsonObject,
  ): string | undefined {
    const { complete, rename } = this.#setting;
    const missing = complete ? required.map(rename).find((name) => !Object.hasOwn(value, name)) : undefined;
    if (missing !== undefined) return `Required field '${missing}' is missing`;
    const fields = new Map(Object.entries(members).map(([name, reference]) => [rename(name), reference]));
    return first(Object.entries(value), ([field, item]) => {
      const reference = fields.get(field);
      return reference === undefined ? undefined : this.problem(field, reference, item);
    });
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
