import { describe, flowThrough, type Shape, step, UNKNOWN } from "../../dataflow";
import type { Diagnostic } from "../../diagnostic";
import { innerScopes } from "../../graph";
import type { Rule, StatePart } from "../context";
import { warning } from "../finding";

/** Paths that find nothing whichever way the run has come: no state before can have produced the value. */
export const unproducedPaths: Rule = ({ statesOf }) => {
  const starts = new Map<object, Shape>();
  const findings: Diagnostic[] = [];
  for (const [scope, parts] of statesOf) {
    const flowStates = new Map(parts.map((part) => [part.state.name, flowState(part)]));
    const documents = flowThrough(scope, flowStates, starts.get(scope.source) ?? UNKNOWN);
    for (const part of parts) {
      const document = documents.get(part.state.name);
      if (document === undefined) continue;
      const { inner } = step(flowState(part), document, (...lacking) => findings.push(finding(part, ...lacking)));
      for (const [, source] of innerScopes(part.state.state)) starts.set(source, inner);
    }
  }
  return findings;
};

function flowState({ name, value, language }: StatePart) {
  return { type: name, value, language };
}

function finding({ location }: StatePart, field: string, path: string, lacking: Shape): Diagnostic {
  const message = `No state before this one can have produced '${path}': it is looked for in ${describe(lacking)}`;
  const fix = "Check the name, or keep the value with the ResultPath, Parameters or Output of an earlier state.";
  return warning("PATH_NEVER_PRODUCED", `${location}/${field}`, message, fix);
}
