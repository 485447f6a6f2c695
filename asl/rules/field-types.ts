import type { Diagnostic } from "../diagnostic";
import { isJsonObject, type Json } from "../json";
import { type Context, fieldsOf, isOpen, type Part, type Rule } from "./context";
import { error } from "./finding";
import type { Field, FieldType } from "./shapes";

/** Values of the wrong JSON type: `Expected value of type Integer`. */
export const fieldTypes: Rule = (context) =>
  context.parts.flatMap((part) =>
    [...fieldsOf(part)].flatMap(([name, value, field]) => typeErrors(context, part, name, value, field)),
  );

function typeErrors(context: Context, part: Part, name: string, value: Json, field: Field): Diagnostic[] {
  const location = `${part.location}/${name}`;
  if (!hasFieldType(context, part, value, field)) return [typeError(location, field.type)];
  const elements = field.shape === undefined ? field.elements : "Object";
  if (elements === undefined || !Array.isArray(value)) return [];
  return value.flatMap((element: Json, index) =>
    isOfType(element, elements) || isOpen(context, element)
      ? []
      : [typeError(`${location}[${index}]`, elements, misplacedField(part, name, element))],
  );
}

/** A field that was written into a list instead of beside it. */
function misplacedField({ shape }: Part, list: string, element: Json): string | undefined {
  if (typeof element !== "string" || !Object.hasOwn(shape.fields, element)) return undefined;
  return `'${element}' is a field: write it beside ${list}, with its value, not in it.`;
}

/** Whether a value is one that its field can hold, JSONata texts and substitutions among them. */
function hasFieldType(context: Context, { language }: Part, value: Json, field: Field): boolean {
  if (value === null && field.nullable) return true;
  if (isOfType(value, field.type) || isOpen(context, value)) return true;
  return field.jsonata === true && language === "JSONata" && typeof value === "string" && value.startsWith("{%");
}

const CHECKS: Readonly<Record<FieldType, (value: Json) => boolean>> = {
  String: (value) => typeof value === "string",
  Integer: Number.isInteger,
  Number: (value) => typeof value === "number",
  Boolean: (value) => typeof value === "boolean",
  Object: isJsonObject,
  Array: Array.isArray,
  any: () => true,
};

function isOfType(value: Json, type: FieldType): boolean {
  return CHECKS[type](value);
}

function typeError(location: string, type: FieldType, fix?: string): Diagnostic {
  return error(location, `Expected value of type ${type}`, fix === undefined ? {} : { fix });
}
