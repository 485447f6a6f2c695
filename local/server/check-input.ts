import { AwsError } from "../aws/aws-error";
import type { JsonInput } from "../aws/json-service";
import { refusals } from "./errors";

/** What a member of a request may be. */
export interface Field {
  readonly type: "text" | "integer" | "number" | "flag" | "list" | "structure";
  readonly required?: true;
  /** The least and most of a number, or of the length of a text or list. */
  readonly least?: number;
  readonly most?: number;
  readonly values?: readonly string[];
  /** What each member of a list is. */
  readonly of?: Field["type"];
}

export type Fields = Readonly<Record<string, Field>>;

const IS_TYPE: Readonly<Record<Field["type"], (value: unknown) => boolean>> = {
  text: (value) => typeof value === "string",
  integer: (value) => Number.isSafeInteger(value),
  number: (value) => Number.isFinite(value),
  flag: (value) => typeof value === "boolean",
  list: Array.isArray,
  structure: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

const LONGEST_QUOTED = 200;

/**
 * Checks the members of a request as AWS does before it looks at what they mean: all at once.
 *
 * @throws AwsError ValidationException; SerializationException for a value of another type
 */
export function checkInput(input: JsonInput, fields: Fields): void {
  const problems = Object.entries(fields).flatMap(([name, field]) => problemsOf(name, own(input, name), field));
  if (problems.length === 0) return;
  const count = `${problems.length} validation error${problems.length === 1 ? "" : "s"} detected`;
  throw refusals.validation(`${count}: ${problems.join("; ")}`);
}

function own(input: JsonInput, name: string): unknown {
  return Object.hasOwn(input, name) ? input[name] : undefined;
}

function problemsOf(name: string, value: unknown, field: Field): string[] {
  if (value === undefined || value === null) return field.required ? [problem(name, "null", "not be null")] : [];
  if (!IS_TYPE[field.type](value)) {
    throw new AwsError("SerializationException", `The member "${name}" must be a ${field.type}, not ${typeof value}.`);
  }
  for (const one of field.of === undefined ? [] : (value as readonly unknown[])) {
    if (IS_TYPE[field.of as Field["type"]](one)) continue;
    throw new AwsError(
      "SerializationException",
      `Every member of "${name}" must be a ${field.of}, not ${one === null ? "null" : typeof one}.`,
    );
  }
  return constraintsOf(value, field).map((constraint) => problem(name, quoted(value), constraint));
}

function constraintsOf(value: unknown, { least, most, values }: Field): string[] {
  const what = typeof value === "number" ? "value" : "length";
  const size = typeof value === "number" ? value : ((value as { length?: number }).length ?? 0);
  return [
    ...(least !== undefined && size < least ? [`have ${what} greater than or equal to ${least}`] : []),
    ...(most !== undefined && size > most ? [`have ${what} less than or equal to ${most}`] : []),
    ...(values && !values.includes(value as string) ? [`satisfy enum value set: [${values.join(", ")}]`] : []),
  ];
}

function problem(name: string, value: string, constraint: string): string {
  return `Value ${value} at '${name}' failed to satisfy constraint: Member must ${constraint}`;
}

function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `'${text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}...` : text}'`;
}
