import { isJsonObject, type Json } from "../json";
import { fieldsOf, type Rule } from "./context";
import { error } from "./finding";

/** Arrays and objects that must hold something: `Value cannot be empty`. */
export const emptyValues: Rule = ({ parts }) =>
  parts.flatMap((part) =>
    [...fieldsOf(part)]
      .filter(([, value, field]) => field.filled && isEmpty(value))
      .map(([name]) => error(`${part.location}/${name}`, "Value cannot be empty")),
  );

function isEmpty(value: Json): boolean {
  return Array.isArray(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;
}
