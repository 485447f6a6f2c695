import { reachableStates } from "../graph";
import type { Rule } from "./context";
import { error } from "./finding";
import { lacksTerminal } from "./terminal-states";

/** Every state can be reached from StartAt. AWS says so only of scopes that have a terminal state. */
export const reachability: Rule = ({ scopes }) =>
  scopes
    .filter((scope) => scope.startAt !== undefined && !lacksTerminal(scope))
    .flatMap((scope) => {
      const reached = reachableStates(scope);
      return scope.states
        .filter(([name]) => !reached.has(name))
        .map(([name]) =>
          error(`${scope.location}/States/${name}`, `State "${name}" is not reachable.`, {
            code: "MISSING_TRANSITION_TARGET",
            fix: "Name it in the Next, Default, Choices or Catch of a state that can be reached, or remove it.",
          }),
        );
    });
