import { sdkFieldName } from "../../../asl/integrations/sdk-field-name";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";

/**
 * The SDK's own run-time schemas: arrays that begin with their kind. Only what is needed to give fields their names and
 * values their types is read; all else is passed on as it is.
 */
export type SdkSchema = unknown;

const LIST = 1;
const MAP = 2;
const STRUCTURE = 3;
const UNION = 4;
const PLAIN_MAP = 128;
const TIMESTAMPS: ReadonlySet<unknown> = new Set([4, 5, 6, 7]);
const BLOBS: ReadonlySet<unknown> = new Set([21, 42]);

/** The schema of an operation's input: its fifth part. */
export function inputSchema(operation: SdkSchema): SdkSchema {
  return Array.isArray(operation) ? operation[4] : undefined;
}

/**
 * Turns the parameters of a state, whose fields all begin with a capital, into what the SDK takes: the service's own names,
 * dates for timestamps, bytes for blobs.
 */
export function toSdk(value: Json, schema: SdkSchema): unknown {
  const shape = resolved(schema);
  if (BLOBS.has(shape)) return typeof value === "string" ? Buffer.from(value) : Buffer.from(JSON.stringify(value));
  if (TIMESTAMPS.has(shape)) return typeof value === "string" || typeof value === "number" ? new Date(value) : value;
  if (!Array.isArray(shape)) return value;
  if (shape[0] === LIST && Array.isArray(value)) return value.map((item: Json) => toSdk(item, shape[4]));
  if (!isJsonObject(value)) return value;
  if (shape[0] === MAP) return mapValues(value, (item) => toSdk(item, shape[5]));
  return shape[0] === STRUCTURE || shape[0] === UNION
    ? structureToSdk(value, shape[4] as readonly string[], shape[5] as readonly unknown[])
    : value;
}

function structureToSdk(value: JsonObject, names: readonly string[], schemas: readonly unknown[]): object {
  const entries = Object.entries(value).map(([key, item]) => {
    const index = names.findIndex((name) => [name, capital(name), sdkFieldName(name)].includes(key));
    return index < 0 ? [key, item] : [names[index] as string, toSdk(item, schemas[index])];
  });
  return Object.fromEntries(entries);
}

/** Members may hide their schema in a function, or carry traits beside it. */
function resolved(schema: SdkSchema): SdkSchema {
  if (typeof schema === "function") return resolved((schema as () => unknown)());
  if (!Array.isArray(schema)) return schema;
  const [kind, inner] = schema;
  if (schema.length === 2 && typeof inner !== "string") return resolved(kind);
  return kind === 0 ? resolved(schema[4]) : schema;
}

/** The schema of an operation's output: its last part. */
export function outputSchema(operation: SdkSchema): SdkSchema {
  return Array.isArray(operation) ? operation[5] : undefined;
}

/** How a kind of integration writes what a service answers. */
export interface AnswerForm {
  readonly rename: (name: string) => string;
  readonly date: (date: Date) => Json;
}

/** As SDK integrations do: names of the SDK for Java, dates as texts. */
export const SDK_FORM: AnswerForm = { rename: sdkFieldName, date: (date) => date.toISOString() };

/** As optimised integrations do: the service's own names, dates in milliseconds since 1970. */
export const OPTIMISED_FORM: AnswerForm = { rename: capital, date: (date) => date.getTime() };

/** Turns the SDK's answer into a result: fields are renamed, bytes are texts. Keys of maps are data. */
export async function fromSdk(value: unknown, schema: SdkSchema, form: AnswerForm): Promise<Json> {
  if (value instanceof Date) return form.date(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("utf8");
  const shape = resolved(schema);
  if (Array.isArray(value)) return Promise.all(value.map((item) => fromSdk(item, part(shape, LIST, 4), form)));
  if (typeof value !== "object" || value === null) return (value ?? null) as Json;
  const { transformToString } = value as { transformToString?: () => Promise<string> };
  if (typeof transformToString === "function") return transformToString.call(value);
  if (isMap(shape)) return fieldsFromSdk(value, String, (_, item) => fromSdk(item, part(shape, MAP, 5), form));
  return structureFromSdk(value, shape, form);
}

function structureFromSdk(value: object, shape: SdkSchema, form: AnswerForm): Promise<Json> {
  const [kind, , , , names = [], schemas = []] = Array.isArray(shape) ? shape : [];
  const known: readonly string[] = kind === STRUCTURE || kind === UNION ? names : [];
  return fieldsFromSdk(value, form.rename, (name, item) => fromSdk(item, schemas[known.indexOf(name)], form));
}

async function fieldsFromSdk(
  value: object,
  rename: AnswerForm["rename"],
  convert: (name: string, item: unknown) => Promise<Json>,
): Promise<Json> {
  const entries = Object.entries(value).filter(([name, item]) => name !== "$metadata" && item !== undefined);
  const renamed = entries.map(async ([name, item]) => [rename(name), await convert(name, item)] as const);
  return Object.fromEntries(await Promise.all(renamed));
}

/** A part of a schema of this kind. */
function part(shape: SdkSchema, kind: number, index: number): SdkSchema {
  return Array.isArray(shape) && shape[0] === kind ? shape[index] : undefined;
}

/** Maps of plain values are just numbers. */
function isMap(shape: SdkSchema): boolean {
  return typeof shape === "number" ? (shape & PLAIN_MAP) !== 0 : Array.isArray(shape) && shape[0] === MAP;
}

function mapValues(object: JsonObject, change: (value: Json) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** The service's own name with a capital. */
function capital(name: string): string {
  return `${name[0]?.toUpperCase() ?? ""}${name.slice(1)}`;
}
