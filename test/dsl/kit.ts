import type { QueryLanguage, StateMachineDefinition } from "../../asl/definition";
import type { Diagnostic } from "../../asl/diagnostic";
import type { JsonObject } from "../../asl/json";
import { type AnyChain, bind, compile, printBinding } from "../../dsl";

/** The definition of a workflow, with bindings printed. */
export function definitionOf(workflow: AnyChain, queryLanguage?: QueryLanguage): StateMachineDefinition {
  const { definition } = compile(workflow, queryLanguage === undefined ? {} : { queryLanguage });
  return bind(definition, printBinding);
}

/** One state of a workflow, as plain JSON. */
export function stateOf(workflow: AnyChain, name: string, queryLanguage?: QueryLanguage): JsonObject {
  const state = definitionOf(workflow, queryLanguage).States[name];
  if (state === undefined) throw new Error(`The workflow has no state "${name}".`);
  return JSON.parse(JSON.stringify(state)) as JsonObject;
}

/** What is wrong with a workflow: `code location`. */
export function problemsOf(workflow: AnyChain, queryLanguage?: QueryLanguage): string[] {
  return diagnosticsOf(workflow, queryLanguage).map(({ code, location }) => `${code} ${location}`);
}

/** The errors found in a workflow. */
export function diagnosticsOf(workflow: AnyChain, queryLanguage?: QueryLanguage): Diagnostic[] {
  const { diagnostics } = compile(workflow, queryLanguage === undefined ? {} : { queryLanguage });
  return diagnostics.filter(({ severity }) => severity === "error");
}
