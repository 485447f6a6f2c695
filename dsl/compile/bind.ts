import type { StateMachineDefinition } from "../../asl/definition";
import type { Json } from "../../asl/json";
import { type Binding, isBinding } from "../declare/binding";
import type { UnboundDefinition } from "./compiled";
import { isBoundText, type Unbound } from "./unbound";

/**
 * A definition with every binding swapped for the text that `resolve` gives. Pure; the definition given stays as it is.
 *
 * @example bind(compile(riderPhoto).definition, printBinding) // for people: "Resource": "${DetectFaces.Arn}"
 */
export function bind(definition: UnboundDefinition, resolve: (binding: Binding) => string): StateMachineDefinition {
  return bindValue(definition, resolve) as unknown as StateMachineDefinition;
}

function bindValue(value: Unbound, resolve: (binding: Binding) => string): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Unbound) => bindValue(item, resolve));
  if (isBinding(value)) return resolve(value);
  if (isBoundText(value)) {
    return value.parts.map((part) => (typeof part === "string" ? part : part.quote(resolve(part.binding)))).join("");
  }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, bindValue(child, resolve)]));
}

/** Every binding in a definition, each once, in order of appearance. */
export function bindingsOf(definition: UnboundDefinition): Binding[] {
  const found = new Map<string, Binding>();
  bind(definition, (binding) => {
    found.set(`${binding.resource} ${binding.name} ${binding.attribute}`, binding);
    return "";
  });
  return [...found.values()];
}
