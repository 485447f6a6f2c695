import type { Diagnostic } from "../../asl/diagnostic";

/**
 * Scopes without an end as their author knows them: at a state from which the run never gets out, once. Where a transition
 * goes nowhere the end may be what is missing, and that is said already.
 */
export function withoutEnd(found: readonly Diagnostic[], states: Iterable<string>): Diagnostic[] {
  const endless = new Set(found.filter(({ code }) => code === "MISSING_END_STATE").map(({ location }) => location));
  if (endless.size === 0) return [...found];
  const all = [...states];
  return found.flatMap((each) => {
    const isEnd = each.code === "MISSING_END_STATE";
    if (!isEnd) return each.code === "UNBOUNDED_LOOP" && endless.has(scopeOf(each.location)) ? [] : [each];
    if (found.some((other) => isLostTarget(other, each.location))) return [];
    const loop = found.find(({ code, location }) => code === "UNBOUNDED_LOOP" && scopeOf(location) === each.location);
    const at = loop?.location ?? all.find((state) => scopeOf(state) === each.location) ?? each.location;
    return [{ ...each, location: at }];
  });
}

/** Whether a transition of a scope names a state that is not there. */
function isLostTarget({ code, location }: Diagnostic, scope: string): boolean {
  return code === "MISSING_TRANSITION_TARGET" && /^\/States\/[^/]+\/(?!.*\/States\/)/.test(insideOf(location, scope));
}

function insideOf(location: string, scope: string): string {
  return location.startsWith(scope) ? location.slice(scope.length) : "";
}

/** The scope that a state is in. */
function scopeOf(state: string): string {
  return state.slice(0, Math.max(0, state.lastIndexOf("/States/")));
}
