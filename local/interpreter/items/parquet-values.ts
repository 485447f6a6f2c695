import type { FileMetaData, SchemaElement, SchemaTree } from "hyparquet";
import type { Json } from "../../../asl/json";
import { isoDate, isoTime, isoTimestamp, type TimeUnit } from "./iso-time";
import { schemaTree } from "./parquet-schema";

/** A column of the rows, and what its values are in JSON. */
export interface ParquetColumn {
  readonly name: string;
  readonly toJson: ToJson;
}

type ToJson = (value: unknown) => Json;

/**
 * The columns of a file. Numbers are numbers as long as they are exact, otherwise text: integers beyond 2^53, decimals of
 * more than 15 digits. Dates and times are ISO 8601, with a zone where they have one. Bytes without a meaning are base64.
 */
export function columnsOf(metadata: FileMetaData): readonly ParquetColumn[] {
  return schemaTree(metadata.schema).children.map((child) => ({ name: child.element.name, toJson: converter(child) }));
}

/** The schema without the annotations that are understood here, so that values come as they are stored. */
export function physicalSchema(schema: readonly SchemaElement[]): SchemaElement[] {
  return schema.map((element) => {
    if (!Object.hasOwn(ANNOTATIONS, annotationOf(element))) return element;
    const { converted_type: _converted, logical_type: _logical, ...physical } = element;
    return physical;
  });
}

function converter(tree: SchemaTree): ToJson {
  const one = orNull(valueConverter(tree));
  return tree.element.repetition_type === "REPEATED" ? orNull(listOf(one)) : one;
}

function valueConverter(tree: SchemaTree): ToJson {
  const { element, children } = tree;
  if (children.length === 0) return leafConverter(element);
  const inner = children[0]?.children ?? [];
  if (element.converted_type === "LIST" && children.length === 1) return listOf(listElement(children[0] as SchemaTree));
  if (element.converted_type === "MAP" && inner.length === 2) return membersOf(converter(inner[1] as SchemaTree));
  return structOf(children);
}

/** Lists have a group between them and their elements, except where old writers left it out. */
function listElement(group: SchemaTree): ToJson {
  return orNull(group.children.length === 1 ? converter(group.children[0] as SchemaTree) : valueConverter(group));
}

function orNull(toJson: ToJson): ToJson {
  return (value) => (value === null || value === undefined ? null : toJson(value));
}

function listOf(element: ToJson): ToJson {
  return (value) => Array.from(value as Iterable<unknown>, element);
}

function membersOf(toJson: ToJson): ToJson {
  return (value) =>
    Object.fromEntries(Object.entries(value as object).map(([key, member]) => [key, toJson(member)] as const));
}

function structOf(children: readonly SchemaTree[]): ToJson {
  const fields = children.map((child) => [child.element.name, converter(child)] as const);
  return (value) =>
    Object.fromEntries(fields.map(([name, toJson]) => [name, toJson((value as Record<string, unknown>)[name])]));
}

type Annotated = (element: SchemaElement) => ToJson;

const timestamp =
  (unit: TimeUnit, isUtc = true): ToJson =>
  (value) =>
    isoTimestamp(BigInt(value as bigint | number), unit, isUtc);
const time =
  (unit: TimeUnit): ToJson =>
  (value) =>
    isoTime(BigInt(value as bigint | number), unit);
const text: ToJson = (value) => Buffer.from(value as Uint8Array).toString();
const base64: ToJson = (value) => Buffer.from(value as Uint8Array).toString("base64");

/** Annotations by their logical names, and by their older names. */
const ANNOTATIONS: Readonly<Record<string, Annotated>> = {
  DECIMAL: decimal,
  DATE: () => (value) => isoDate(Number(value)),
  TIME: ({ logical_type: type }) => time(type?.type === "TIME" ? type.unit : "MILLIS"),
  TIME_MILLIS: () => time("MILLIS"),
  TIME_MICROS: () => time("MICROS"),
  TIMESTAMP: ({ logical_type: type }) =>
    type?.type === "TIMESTAMP" ? timestamp(type.unit, type.isAdjustedToUTC) : timestamp("MILLIS"),
  TIMESTAMP_MILLIS: () => timestamp("MILLIS"),
  TIMESTAMP_MICROS: () => timestamp("MICROS"),
  ENUM: () => text,
  BSON: () => base64,
  INTERVAL: () => base64,
};

function annotationOf({ logical_type, converted_type }: SchemaElement): string {
  return logical_type?.type ?? converted_type ?? "";
}

function leafConverter(element: SchemaElement): ToJson {
  const annotation = annotationOf(element);
  if (Object.hasOwn(ANNOTATIONS, annotation)) return (ANNOTATIONS[annotation] as Annotated)(element);
  return element.type === "INT96" ? timestamp("NANOS") : plainValue;
}

/** The most digits that a number of JSON surely keeps. */
const EXACT_DIGITS = 15;

function decimal({ scale = 0, precision = 0, logical_type: type }: SchemaElement): ToJson {
  const [digits, places] = type?.type === "DECIMAL" ? [type.precision, type.scale ?? 0] : [precision, scale];
  return (value) => {
    const written = withPoint(value instanceof Uint8Array ? signed(value) : BigInt(value as bigint | number), places);
    return digits <= EXACT_DIGITS ? Number(written) : written;
  };
}

function signed(bytes: Uint8Array): bigint {
  const hex = Buffer.from(bytes).toString("hex");
  return hex === "" ? 0n : BigInt.asIntN(bytes.length * 8, BigInt(`0x${hex}`));
}

function withPoint(unscaled: bigint, places: number): string {
  if (places === 0) return String(unscaled);
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(places + 1, "0");
  return `${unscaled < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** What hyparquet makes of values without an annotation, or of strings, UUIDs, JSON and small integers. */
function plainValue(value: unknown): Json {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (value instanceof Uint8Array) return base64(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((element) => orNull(plainValue)(element));
  return typeof value === "object" && value !== null ? membersOf(orNull(plainValue))(value) : (value as Json);
}
