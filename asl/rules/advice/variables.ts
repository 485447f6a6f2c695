import type { Diagnostic } from "../../diagnostic";
import type { Scope } from "../../graph";
import { didYouMean } from "../../nearest";
import type { Context, Part, Rule } from "../context";
import { warning } from "../finding";
import { assignedNames } from "../variable-names";
import { variableReadingsOf } from "../variable-readings";

/** Among more names than this a suggestion would be a guess. */
const MAXIMUM_SUGGESTED = 100;

const NAMES = /\$([\p{ID_Start}_][\p{ID_Continue}]*)/gu;

/** Variables that are assigned and never read, and variables that are read where none was assigned. */
export const variables: Rule = (context) => {
  const visible = visibleByScope(context);
  return [...unused(context), ...context.parts.flatMap((part) => unknown(part, visible))];
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

function unknown(part: Part, visibleByScope: ReadonlyMap<Scope, ReadonlySet<string>>): Diagnostic[] {
  if (part.state === undefined) return [];
  const visible = visibleByScope.get(part.state.scope) ?? new Set<string>();
  return [...variableReadingsOf(part)]
    .filter(({ name }) => !visible.has(name))
    .map(({ name, location }) => {
      const message = `No state that runs before, in this scope or around it, assigns the variable '$${name}'`;
      const fix = visible.size > MAXIMUM_SUGGESTED ? undefined : didYouMean(name, [...visible]);
      return warning("UNKNOWN_VARIABLE", location, message, fix);
    });
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

/**
 * The names that the states of each scope see: their own scope's and those around it, up to a distributed Map, whose
 * items see nothing of outside.
 */
function visibleByScope(context: Context): ReadonlyMap<Scope, ReadonlySet<string>> {
  const assigned = assignedByScope(context);
  const visible = new Map<Scope, ReadonlySet<string>>();
  for (const scope of context.scopes) {
    const own = assigned.get(scope) ?? new Set<string>();
    const around = isDistributed(scope) || scope.parent === undefined ? undefined : visible.get(scope.parent.scope);
    visible.set(scope, own.size === 0 && around !== undefined ? around : new Set([...own, ...(around ?? [])]));
  }
  return visible;
}

function isDistributed({ source }: Scope): boolean {
  const { ProcessorConfig: config } = source as { readonly ProcessorConfig?: { readonly Mode?: unknown } | null };
  return config?.Mode === "DISTRIBUTED";
}
