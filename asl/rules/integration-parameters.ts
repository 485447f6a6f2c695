import type { Diagnostic } from "../diagnostic";
import { type OptimisedAction, optimisedAction } from "../integrations";
import { isJsonObject, type Json, type JsonObject } from "../json";
import { parseResource } from "../resource";
import type { Rule, StatePart } from "./context";
import { error } from "./finding";

/** Optimised integrations need the parameters without which the service's own API refuses the call. */
export const integrationParameters: Rule = ({ states }) =>
  states.flatMap((state) => {
    const arn = state.value["Resource"];
    const resource = state.name === "Task" && typeof arn === "string" ? parseResource(arn) : undefined;
    if (resource?.kind !== "integration" || resource.sdk) return [];
    const action = optimisedAction(resource.service, resource.action);
    return action === undefined ? [] : parameterErrors(state, action, arn as string);
  });

function parameterErrors({ value, language, location }: StatePart, action: OptimisedAction, arn: string): Diagnostic[] {
  const field = language === "JSONPath" ? "Parameters" : "Arguments";
  const parameters: Json | undefined = value[field];
  if (parameters === undefined) {
    if (action.required.length === 0) return [];
    return [error(location, `${field} field is required for resource ARN: ${arn}`)];
  }
  // Parameters computed as a whole are known at run time only.
  if (!isJsonObject(parameters)) return [];
  return action.required
    .filter((name) => !hasParameter(parameters, name))
    .map((name) => error(`${location}/${field}`, `The field '${name}' is required but was missing`));
}

function hasParameter(parameters: JsonObject, name: string): boolean {
  return Object.hasOwn(parameters, name) || Object.hasOwn(parameters, `${name}.$`);
}
