import type { DataFlow } from "../../tree/flow";
import type { StateNode } from "../../tree/state";
import type { Place } from "../dialect";
import type { LinkedState, Target } from "../link";
import { finding, type ScopeContext } from "../scope";
import type { Fields } from "../unbound";

/** The place of a state, for its dialect. */
export function placeOf(state: StateNode, { findings, location }: ScopeContext): Place {
  const flow: DataFlow = "flow" in state ? state.flow : {};
  return {
    kind: state.kind,
    flow,
    result: state.kind === "pass" ? state.result : undefined,
    report: (field, problem) =>
      findings.problems.push(finding(problem, field === "" ? location : `${location}/${field}`, state.source)),
  };
}

/** Next, or End. */
export function transition({ next }: LinkedState): Fields {
  return target("Next", next);
}

/** A field that names the next state, or End where the scope ends. */
export function target(field: string, to: Target): Fields {
  return to === null ? { End: true } : { [field]: to };
}

/** Only those fields that have a value; in a loop, as this is done for every state. */
export function present(fields: Readonly<Record<string, Fields[string] | undefined>>): Fields {
  const given: Record<string, Fields[string]> = {};
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) given[name] = value;
  }
  return given;
}
