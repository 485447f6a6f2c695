import { isIntrinsic, parseIntrinsic } from "../intrinsics";
import { isJsonObject, type Json, type JsonObject } from "../json";
import { parsePath } from "../jsonpath";
import { PayloadTemplateFailure } from "./failure";
import type { PayloadTemplate, TemplateField } from "./template";

const MAX_DEPTH = 500;

/**
 * Compiles Parameters, ResultSelector, ItemSelector or Assign of a JSONPath state: keys ending in `.$` are dynamic.
 *
 * @throws PayloadTemplateFailure where a dynamic value is no path and no intrinsic call.
 * @example
 * const template = compilePayloadTemplate({ "name.$": "$.user.name", kind: "user" });
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html#input-output-parameters
 */
export function compilePayloadTemplate(template: Json): PayloadTemplate {
  return compileValue(template, 0);
}

function compileValue(value: Json, depth: number): PayloadTemplate {
  if (depth > MAX_DEPTH) throw new PayloadTemplateFailure("The payload template is nested too deeply");
  if (Array.isArray(value)) return compileArray(value, depth);
  if (isJsonObject(value)) return compileObject(value, depth);
  return { kind: "constant", value };
}

function compileArray(value: readonly Json[], depth: number): PayloadTemplate {
  const items = value.map((item) => compileValue(item, depth + 1));
  return items.every(isConstant) ? { kind: "constant", value } : { kind: "array", items };
}

function compileObject(value: JsonObject, depth: number): PayloadTemplate {
  const fields = Object.entries(value).map(([key, part]) => compileField(key, part, depth));
  return fields.every((field) => isConstant(field.value)) ? { kind: "constant", value } : { kind: "object", fields };
}

function isConstant({ kind }: PayloadTemplate): boolean {
  return kind === "constant";
}

function compileField(key: string, part: Json, depth: number): TemplateField {
  if (!key.endsWith(".$")) return { name: key, value: compileValue(part, depth + 1) };
  return { name: key.slice(0, -2), value: compileDynamic(key, part) };
}

function compileDynamic(key: string, part: Json): PayloadTemplate {
  if (typeof part === "string" && isIntrinsic(part)) {
    const call = parseIntrinsic(part);
    if (call.ok) return { kind: "call", key, call: call.value };
  } else if (typeof part === "string") {
    const path = parsePath(part);
    if (path.ok) return { kind: "path", key, path: path.value };
  }
  throw new PayloadTemplateFailure(
    `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
  );
}
