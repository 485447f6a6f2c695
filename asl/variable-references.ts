import { isJsonObject, type Json } from "./json";
import { createContext } from "./rules/context";
import { variableReadingsOf } from "./rules/variable-readings";

/** The variables that each state reads, sorted, by state name. */
export type VariableReferences = Readonly<Record<string, readonly string[]>>;

/**
 * The variables that the states of a definition read, as DescribeStateMachine lists them: states that read none are left
 * out, and so are assignments.
 *
 * @example
 * variableReferencesOf({ StartAt: "A", States: { A: { Type: "Pass", InputPath: "$answer", End: true } } })
 * // { A: ["answer"] }
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html
 */
export function variableReferencesOf(definition: Json): VariableReferences {
  if (!isJsonObject(definition)) return {};
  const { parts } = createContext(definition, { type: "STANDARD", substitutions: false });
  const read = new Map<string, Set<string>>();
  for (const part of parts) {
    if (part.state === undefined) continue;
    for (const { name } of variableReadingsOf(part)) namesOf(read, part.state.name).add(name);
  }
  return Object.fromEntries([...read].map(([state, names]) => [state, [...names].sort()]));
}

function namesOf(read: Map<string, Set<string>>, state: string): Set<string> {
  const names = read.get(state) ?? new Set();
  read.set(state, names);
  return names;
}
