import type { QueryLanguage } from "../definition";
import { isJsonObject, type Json } from "../json";
import { foldJsonata } from "./fold-jsonata";
import { foldPath } from "./fold-path";

/**
 * What can be read of an argument without running anything. `pattern` holds what is known of a computed text, with `*`
 * for the rest: `photos/*`.
 */
export type Argument =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "object"; readonly fields: ReadonlyMap<string, Argument> }
  | { readonly kind: "list"; readonly items: readonly Argument[] }
  | { readonly kind: "value" }
  | { readonly kind: "runtime"; readonly expression: string; readonly pattern?: string };

/** A value that no name comes from: a number, a boolean, null. */
const PLAIN_VALUE: Argument = { kind: "value" };

/**
 * Reads `Parameters` or `Arguments` as far as they are written out. Absent, the state's input is passed on, which only
 * the run knows.
 */
export function readArgument(value: Json | undefined, language: QueryLanguage): Argument {
  if (value === undefined) return { kind: "runtime", expression: "the state's input" };
  if (Array.isArray(value)) return { kind: "list", items: value.map((item: Json) => readArgument(item, language)) };
  if (isJsonObject(value)) return readObject(value, language);
  if (typeof value !== "string") return PLAIN_VALUE;
  return language === "JSONata" ? foldJsonata(value) : { kind: "text", text: value };
}

/** Puts in what the machine knows of itself before it runs: its own name and ARN in the context object. */
export function withContext(argument: Argument, context: ReadonlyMap<string, string>): Argument {
  if (argument.kind === "list")
    return { kind: "list", items: argument.items.map((item) => withContext(item, context)) };
  if (argument.kind === "object") {
    const fields = [...argument.fields].map(([name, field]) => [name, withContext(field, context)] as const);
    return { kind: "object", fields: new Map(fields) };
  }
  const text =
    argument.kind === "runtime" ? context.get(argument.expression.replace(/^\{%\s*|\s*%\}$/g, "")) : undefined;
  return text === undefined ? argument : { kind: "text", text };
}

function readObject(value: { readonly [key: string]: Json }, language: QueryLanguage): Argument {
  const entries = Object.entries(value).map(([key, field]): readonly [string, Argument] => {
    if (language === "JSONata" || !key.endsWith(".$")) return [key, readArgument(field, language)];
    return [key.slice(0, -2), typeof field === "string" ? foldPath(field) : PLAIN_VALUE];
  });
  return { kind: "object", fields: new Map(entries) };
}

/**
 * The first field of one of these names, at the top or further down.
 *
 * @example findField(readArgument({ Put: { TableName: "riders" } }, "JSONPath"), ["TableName"])
 */
export function findFields(argument: Argument, names: readonly string[]): readonly Argument[] {
  if (argument.kind === "list") return argument.items.flatMap((item) => findFields(item, names));
  if (argument.kind !== "object") return [];
  return [...argument.fields].flatMap(([name, field]) => (names.includes(name) ? [field] : findFields(field, names)));
}

/** A field of the arguments themselves. An expression for all of them could hold any field. */
export function fieldOf(argument: Argument, name: string): Argument | undefined {
  if (argument.kind === "runtime") return { kind: "runtime", expression: argument.expression };
  return argument.kind === "object" ? argument.fields.get(name) : undefined;
}

/** The text of a field of the arguments, where it is written out. */
export function textOf(argument: Argument, name: string): string | undefined {
  const field = fieldOf(argument, name);
  return field?.kind === "text" ? field.text : undefined;
}

/** What is known of a text: itself, or a pattern with `*` for what only the run knows. */
export function patternOf(argument: Argument | undefined): string {
  if (argument?.kind === "text") return argument.text;
  return (argument?.kind === "runtime" ? argument.pattern : undefined) ?? "*";
}
