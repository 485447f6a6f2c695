import type { Diagnostic } from "../diagnostic";
import { type Scope, transitionsOf } from "../graph";
import { isJsonObject } from "../json";
import { didYouMean } from "../nearest";
import { isOpen, type Rule } from "./context";
import { error } from "./finding";

/** StartAt, Next and Default name a state of the same States object: `Missing 'Next' target: Pya`. */
export const transitionTargets: Rule = (context) => {
  const everywhere = new Set(context.scopes.flatMap(({ states }) => states.map(([name]) => name)));
  return context.scopes.flatMap((scope) => {
    const states: unknown = scope.source.States;
    if (!isJsonObject(states)) return [];
    const names = Object.keys(states);
    return targetsOf(scope)
      .filter(([to]) => !Object.hasOwn(states, to) && !isOpen(context, to))
      .map(([to, location]) =>
        missing(to, location, everywhere.has(to) ? ELSEWHERE : (didYouMean(to, names) ?? WRITE_IT)),
      );
  });
};

const WRITE_IT = "Add a state of that name, or name one that is there.";

const ELSEWHERE =
  "A state of that name exists in another scope; transitions cannot enter or leave a branch or item processor.";

function targetsOf({ startAt, states, location }: Scope): (readonly [to: string, location: string])[] {
  const start = startAt === undefined ? [] : [[startAt, `${location}/StartAt`] as const];
  const transitions = states.flatMap(([name, state]) =>
    transitionsOf(state).map(({ to, location: path }) => [to, `${location}/States/${name}${path}`] as const),
  );
  return [...start, ...transitions];
}

function missing(to: string, location: string, fix: string): Diagnostic {
  return error(location, `Missing 'Next' target: ${to}`, { code: "MISSING_TRANSITION_TARGET", fix });
}
