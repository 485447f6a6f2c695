import type { Diagnostic } from "../../diagnostic";
import type { Scope } from "../../graph";
import { didYouMean } from "../../nearest";
import type { Context, Part, Rule } from "../context";
import { warning } from "../finding";
import { pathsIn } from "../intrinsic-calls";
import { jsonPathTextsOf } from "../json-path-texts";
import { jsonataTextsOf } from "../jsonata-texts";
import { freeVariables } from "../jsonata-variables";
import { assignedNames } from "../variable-names";

const NAMES = /\$([\p{ID_Start}_][\p{ID_Continue}]*)/gu;

/** Variables that are assigned and never read, and variables that are read where none was assigned. */
export const variables: Rule = (context) => {
  const assigned = assignedByScope(context);
  return [...unused(context), ...context.parts.flatMap((part) => unknown(part, assigned))];
};

function unused({ text, parts }: Context): Diagnostic[] {
  const assigning = parts.filter(({ value }) => value["Assign"] !== undefined);
  if (assigning.length === 0) return [];
  // Whatever looks like a reading of the name counts, so that nothing in use is called unused.
  const read = new Set([...text.matchAll(NAMES)].map(([, name]) => name));
  return assigning.flatMap((part) =>
    [...assignedNames(part)]
      .filter((name) => !read.has(name))
      .map((name) =>
        warning("UNUSED_VARIABLE", `${part.location}/Assign`, `The variable '$${name}' is assigned and never read`),
      ),
  );
}

function unknown(part: Part, assigned: ReadonlyMap<Scope, ReadonlySet<string>>): Diagnostic[] {
  const readings = [...readingsOf(part)];
  if (readings.length === 0 || part.state === undefined) return [];
  const visible = visibleNames(part.state.scope, assigned);
  return readings
    .filter(({ name }) => !visible.has(name))
    .map(({ name, location }) => {
      const message = `No state that runs before, in this scope or around it, assigns the variable '$${name}'`;
      return warning("UNKNOWN_VARIABLE", location, message, didYouMean(name, [...visible]));
    });
}

function* readingsOf(part: Part): Generator<{ readonly name: string; readonly location: string }> {
  for (const { text, location } of jsonPathTextsOf(part)) {
    for (const { variable: name } of pathsIn(text)) if (name !== undefined) yield { name, location };
  }
  for (const { text, location } of jsonataTextsOf(part)) {
    for (const name of freeVariables(text)) yield { name, location };
  }
}

function assignedByScope({ parts }: Context): ReadonlyMap<Scope, ReadonlySet<string>> {
  const found = new Map<Scope, Set<string>>();
  for (const part of parts) {
    if (part.state === undefined) continue;
    const names = found.get(part.state.scope) ?? new Set<string>();
    for (const name of assignedNames(part)) names.add(name);
    found.set(part.state.scope, names);
  }
  return found;
}

/** The names of a scope and of those around it, up to a distributed Map, whose items see nothing of outside. */
function visibleNames(scope: Scope, assigned: ReadonlyMap<Scope, ReadonlySet<string>>): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at: Scope | undefined = scope; at !== undefined; at = isDistributed(at) ? undefined : at.parent?.scope) {
    for (const name of assigned.get(at) ?? []) names.add(name);
  }
  return names;
}

function isDistributed({ source }: Scope): boolean {
  const { ProcessorConfig: config } = source as { readonly ProcessorConfig?: { readonly Mode?: unknown } | null };
  return config?.Mode === "DISTRIBUTED";
}
