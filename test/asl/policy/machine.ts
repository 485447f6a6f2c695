import type { StateMachineDefinition } from "../../../asl/definition";
import type { Json, JsonObject } from "../../../asl/json";
import { derivePolicy, type PolicyOptions, type PolicyStatement } from "../../../asl/policy";
import { DEPLOYED } from "./simulate";

/** A machine of one state, `Do`. */
export function machine(state: JsonObject, more: JsonObject = {}): StateMachineDefinition {
  return { StartAt: "Do", States: { Do: { ...state, End: true } }, ...more } as unknown as StateMachineDefinition;
}

/** A machine of one Task. */
export function task(resource: string, parameters?: Json, more: JsonObject = {}): StateMachineDefinition {
  const given: JsonObject = parameters === undefined ? {} : { Parameters: parameters };
  return machine({ Type: "Task", Resource: resource, ...given, ...more });
}

/** What the policy of a machine allows: for each action the resources, without states and reasons. */
export async function allowedBy(
  definition: StateMachineDefinition,
  options: PolicyOptions = {},
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { statements } = await derivePolicy(definition, { ...DEPLOYED, ...options });
  return resourcesByAction(statements);
}

function resourcesByAction(statements: readonly PolicyStatement[]): Readonly<Record<string, readonly string[]>> {
  const entries = new Map<string, string[]>();
  for (const { actions, resources } of statements) {
    for (const action of actions) entries.set(action, [...(entries.get(action) ?? []), ...resources].sort());
  }
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
