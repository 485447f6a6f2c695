import type { Json } from "../../asl/json";
import { isJsonObject } from "../../asl/json";
import type { Binding, ResourceAttribute, ResourceKind } from "../../dsl/declare/binding";

const PLACEHOLDER = /\$\{([^{}]*)\}/g;
const BOUND = /^([a-zA-Z]+)\/([^/]+)\.(Arn|Name|Url)$/;

/**
 * The text that stands for a binding in a policy until it is deployed. Unlike the one for people it tells the kind, so that
 * a function and a bucket of the same name do not meet.
 *
 * @example placeholderOf(riders.arn) // "${table/riders.Arn}"
 */
export function placeholderOf({ resource, name, attribute }: Pick<Binding, "resource" | "name" | "attribute">): string {
  return `\${${resource}/${name}.${attribute}}`;
}

/** The binding that a placeholder stands for, `table/riders.Arn`. */
export function parsePlaceholder(text: string): Omit<Binding, "kind"> | undefined {
  const [, resource, name, attribute] = BOUND.exec(text) ?? [];
  if (resource === undefined || name === undefined) return undefined;
  return { resource: resource as ResourceKind, name, attribute: attribute as ResourceAttribute };
}

/** What stands between `${` and `}` anywhere in the texts of a value, each once. */
export function placeholdersIn(value: Json): readonly string[] {
  return [...new Set([...JSON.stringify(value).matchAll(PLACEHOLDER)].map(([, text]) => text as string))];
}

/** The value with known placeholders filled in; others stay, they may be IAM's own variables. */
export function fillPlaceholders(value: Json, values: ReadonlyMap<string, string>): Json {
  if (typeof value === "string") return value.replace(PLACEHOLDER, (whole, text: string) => values.get(text) ?? whole);
  if (Array.isArray(value)) return value.map((item: Json) => fillPlaceholders(item, values));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, fillPlaceholders(child, values)]));
}
