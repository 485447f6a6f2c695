import type { Scope } from "../graph";
import type { Context, Part, Rule } from "./context";
import { error } from "./finding";
import { assignedNames } from "./variable-names";

/** A branch or item processor cannot assign a variable that an outer scope assigns. */
export const variableScopes: Rule = (context) => {
  const assigned = assignedByScope(context);
  return context.parts.flatMap((part) => {
    const outer = part.state?.scope.parent;
    if (outer === undefined) return [];
    return [...assignedNames(part)]
      .filter((name) => isAssignedAround(assigned, outer.scope, name))
      .map((name) => error(`${part.location}/Assign`, `Variable '${name}' is already assigned in an outer scope`));
  });
};

/**
 * The names assigned in each scope. Catchers of a Parallel or Map are left out: AWS accepts that a branch and the
 * catcher around it assign the same name.
 */
function assignedByScope({ parts }: Context): ReadonlyMap<Scope, ReadonlySet<string>> {
  const found = new Map<Scope, Set<string>>();
  for (const part of parts) {
    if (part.state === undefined || isOuterCatcher(part)) continue;
    const names = found.get(part.state.scope) ?? new Set<string>();
    for (const name of assignedNames(part)) names.add(name);
    found.set(part.state.scope, names);
  }
  return found;
}

function isOuterCatcher({ name, state }: Part): boolean {
  return name === "Catcher" && (state?.state.Type === "Parallel" || state?.state.Type === "Map");
}

function isAssignedAround(assigned: ReadonlyMap<Scope, ReadonlySet<string>>, scope: Scope, name: string): boolean {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent?.scope) {
    if (assigned.get(at)?.has(name)) return true;
  }
  return false;
}
