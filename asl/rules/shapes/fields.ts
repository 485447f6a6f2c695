import { QUOTAS } from "../../quotas";
import type { Field } from "./shape";

export const text = { type: "String" } as const satisfies Field;
export const anything = { type: "any" } as const satisfies Field;
export const object = { type: "Object" } as const satisfies Field;
export const flag = { type: "Boolean" } as const satisfies Field;
export const template = { type: "any", expression: "template", language: "JSONPath" } as const satisfies Field;
export const jsonataValue = { type: "any", language: "JSONata" } as const satisfies Field;
export const referencePath = {
  type: "String",
  expression: "referencePath",
  language: "JSONPath",
} as const satisfies Field;

export const queryLanguage = { type: "String", oneOf: ["JSONPath", "JSONata"] } as const satisfies Field;

const path = { type: "String", nullable: true, expression: "path", language: "JSONPath" } as const satisfies Field;

/** A whole number of at least `minimum`, or JSONata that gives one. */
export function count(minimum: number, maximum?: number): Field {
  return { type: "Integer", jsonata: true, minimum, ...(maximum !== undefined && { maximum }) };
}

/** A whole number that must be written out in both query languages. */
export function literalCount(minimum: number, maximum?: number): Field {
  return { type: "Integer", minimum, ...(maximum !== undefined && { maximum }) };
}

export const seconds = (minimum: number): Field => count(minimum, QUOTAS.seconds);

/** Fields of every state. */
export const common = { Type: text, Comment: text, QueryLanguage: queryLanguage };

/** Fields of every state that passes a document on. */
export const filtered = { InputPath: path, OutputPath: path, Output: jsonataValue };

/** Fields of the states that lead to one next state. */
export const flowing = { Next: text, End: flag };

export const assigning = { Assign: { type: "Object", expression: "template" } } as const satisfies Record<
  string,
  Field
>;

export const resultPath = {
  type: "String",
  nullable: true,
  expression: "resultPath",
  language: "JSONPath",
} as const satisfies Field;

/** Fields of the states that make a result out of work. */
export const working = {
  Parameters: template,
  ResultSelector: template,
  ResultPath: resultPath,
  Retry: { type: "Array", shape: "Retrier" },
  Catch: { type: "Array", shape: "Catcher" },
} as const satisfies Record<string, Field>;
