import { optimisedAction } from "../../integrations";
import { isJsonObject } from "../../json";
import { nearest } from "../../nearest";
import { parseResource } from "../../resource";
import type { Rule, StatePart } from "../context";
import { warning } from "../finding";

/** Misspelt parameters of optimised integrations, such as `queueUrl` for `QueueUrl`. */
export const parameterNames: Rule = ({ states }) =>
  states.flatMap((state) => {
    const known = knownParameters(state);
    const field = state.language === "JSONPath" ? "Parameters" : "Arguments";
    const given = state.value[field];
    if (known === undefined || !isJsonObject(given)) return [];
    return Object.keys(given).flatMap((key) => {
      const name = key.replace(/\.\$$/, "");
      const meant = known.includes(name) ? undefined : nearest(name, known);
      if (meant === undefined) return [];
      const message = `The integration has no parameter '${name}'`;
      return [warning("UNKNOWN_PARAMETER", `${state.location}/${field}/${key}`, message, `Did you mean "${meant}"?`)];
    });
  });

function knownParameters({ name, value }: StatePart): readonly string[] | undefined {
  const arn = value["Resource"];
  const resource = name === "Task" && typeof arn === "string" ? parseResource(arn) : undefined;
  if (resource?.kind !== "integration" || resource.sdk) return undefined;
  const action = optimisedAction(resource.service, resource.action);
  return action?.optional && [...action.required, ...action.optional];
}
