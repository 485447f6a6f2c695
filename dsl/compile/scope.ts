import type { StateMachineType } from "../../asl/definition";
import type { Diagnostic } from "../../asl/diagnostic";
import { type ProblemNode, problem } from "../tree/problem";
import type { Source } from "../tree/source";
import type { Steps } from "../tree/steps";
import type { Dialect } from "./dialect";
import { DIALECTS } from "./dialects";
import { type LinkedState, link } from "./link";
import { stateFields } from "./state";
import type { Fields } from "./unbound";

/** What a compilation has found so far. */
export interface Findings {
  /** Slash paths with who wrote what is there: the machine, then its states. A list, as most compilations look none up. */
  readonly sources: [readonly [location: "", source: Source], ...(readonly [location: string, source: Source])[]];
  readonly problems: Finding[];
}

/** A problem and its place; `source` is looked up when it is shown. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly source?: Source;
}

/** What compiling a scope needs to know. */
export interface ScopeContext {
  /** The language that states are in which say nothing else. */
  readonly machine: Dialect;
  /** The language that the scope is written in. */
  readonly dialect: Dialect;
  /** How the executions that the scope is part of run. */
  readonly type: StateMachineType;
  readonly findings: Findings;
  /** Slash path of the scope; empty for the machine itself. */
  readonly location: string;
}

/** StartAt and States of a chain. */
export function scopeFields(steps: Steps, context: ScopeContext): Fields {
  const { location, findings } = context;
  const { startAt, states, problems } = link(steps, context.dialect.queryLanguage);
  for (const { problem, source, location: inScope } of problems)
    findings.problems.push(finding(problem, `${location}${inScope}` || "/", source));
  if (states.size === 0 && problems.length === 0)
    findings.problems.push(finding(noSteps, location || "/", steps.start.source));
  const compiled: [string, Fields][] = [];
  for (const [name, linked] of states) compiled.push([name, compileState(name, linked, context)]);
  return { StartAt: startAt ?? "", States: Object.fromEntries(compiled) };
}

const noSteps = problem("NO_STEPS", "there are no steps here", "Add at least one step.");

function compileState(name: string, linked: LinkedState, context: ScopeContext): Fields {
  const { state } = linked;
  const location = `${context.location}/States/${name}`;
  context.findings.sources.push([location, state.source]);
  return stateFields(linked, { ...context, dialect: DIALECTS[linked.queryLanguage], location });
}

/** A problem as a diagnostic at a place. */
export function finding({ code, message, fix, path = "" }: ProblemNode, at: string, source: Source): Finding {
  const location = `${at}${path}`;
  const diagnostic = { code, severity: "error" as const, location, message, ...(fix === undefined ? {} : { fix }) };
  return { diagnostic, source };
}
