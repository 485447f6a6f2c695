import type { Diagnostic } from "../diagnostic";
import { isIntrinsic, parseIntrinsic } from "../intrinsics";
import { isJsonObject, type Json, type JsonObject } from "../json";
import { parsePath } from "../jsonpath";
import { type Context, fieldsOf, isOpen, type Rule } from "./context";
import { error } from "./finding";

/** Fields ending in `.$` in Parameters and its like hold a path or an intrinsic function call, at any depth. */
export const payloadTemplates: Rule = (context) =>
  context.parts
    .filter(({ language }) => language === "JSONPath")
    .flatMap((part) =>
      [...fieldsOf(part)]
        .filter(([, , { expression }]) => expression === "template")
        .flatMap(([name, value]) => templateErrors(context, value, `${part.location}/${name}`)),
    );

function templateErrors(context: Context, value: Json, location: string): Diagnostic[] {
  if (Array.isArray(value)) return value.flatMap((element: Json) => templateErrors(context, element, location));
  return isJsonObject(value) ? objectErrors(context, value, location) : [];
}

function objectErrors(context: Context, template: JsonObject, location: string): Diagnostic[] {
  return Object.entries(template).flatMap(([key, value]) => {
    if (!key.endsWith(".$")) return templateErrors(context, value, location);
    const twice = Object.hasOwn(template, key.slice(0, -2)) ? [conflict(key, location)] : [];
    return isExpression(context, value) ? twice : [...twice, notAnExpression(key, value, location)];
  });
}

function isExpression(context: Context, value: Json): boolean {
  if (typeof value !== "string") return false;
  if (isOpen(context, value)) return true;
  return isIntrinsic(value) ? parseIntrinsic(value).ok : value.startsWith("$") && parsePath(value).ok;
}

function notAnExpression(key: string, value: Json, location: string): Diagnostic {
  const message = `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`;
  return error(location, message, { fix: fixOf(key, value) });
}

function fixOf(key: string, value: Json): string {
  if (typeof value !== "string") return `Write '${key.slice(0, -2)}' without ".$" for a fixed value.`;
  const [kind, parsed] = isIntrinsic(value) ? ["Call", parseIntrinsic(value)] : ["Path", parsePath(value)];
  return parsed.ok ? `A path starts with "$".` : `${kind}: ${parsed.message} (at character ${parsed.offset + 1}).`;
}

function conflict(key: string, location: string): Diagnostic {
  const message = `The fields '${key.slice(0, -2)}' and '${key}' cannot both be present`;
  return error(location, message, { fix: "Keep one of them: both would set the same field." });
}
