import type { Diagnostic } from "../diagnostic";
import { type Context, isOpen, type Part, type Rule } from "./context";
import { error, list } from "./finding";

const READERS = /^arn:[^:]+:states:::s3:(getObject|listObjectsV2)$/;
const INPUT_TYPES = ["CSV", "JSON", "JSONL", "MANIFEST", "PARQUET"];

/** An ItemReader reads S3, and its ReaderConfig fits the kind of file. */
export const itemReaders: Rule = (context) =>
  context.parts.flatMap((part) => {
    if (part.name === "ItemReader") return resourceErrors(context, part);
    return part.name === "ReaderConfig" ? [...inputTypeErrors(context, part), ...headerErrors(part)] : [];
  });

function resourceErrors(context: Context, { value, location }: Part): Diagnostic[] {
  const arn = value["Resource"];
  if (typeof arn !== "string" || isOpen(context, arn) || READERS.test(arn)) return [];
  return [error(location, "The field 'Resource' does not match any of the allowed values")];
}

function inputTypeErrors(context: Context, { value, location }: Part): Diagnostic[] {
  const type = value["InputType"];
  if (typeof type !== "string" || INPUT_TYPES.includes(type) || isOpen(context, type)) return [];
  return [error(`${location}/InputType`, `Value should be one of the following: ${list(INPUT_TYPES)}`)];
}

function headerErrors({ value, location }: Part): Diagnostic[] {
  const { InputType, CSVHeaderLocation, CSVHeaders } = value;
  if (InputType === "CSV" && CSVHeaderLocation === undefined) {
    return [error(location, "The field 'CSVHeaderLocation' is required")];
  }
  if (CSVHeaderLocation === "GIVEN" && CSVHeaders === undefined) {
    return [error(location, "These fields are required: [CSVHeaders]")];
  }
  if (InputType !== "JSON" || CSVHeaderLocation === undefined) return [];
  return [error(location, "Field 'CSVHeaderLocation' is not supported")];
}
