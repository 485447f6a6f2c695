import { isTerminal, type Scope, transitionsOf } from "../graph";
import type { Rule } from "./context";
import { error } from "./finding";

/** Every scope has a state in which it can end: `Workflow has no terminal state`. */
export const terminalStates: Rule = ({ scopes }) =>
  scopes.filter(lacksTerminal).map(({ location }) => ({
    ...error(location, "Workflow has no terminal state", {
      code: "MISSING_END_STATE",
      fix: 'Let a state end the workflow with "End": true, or add a Succeed or Fail state.',
    }),
    // AWS gives no location for the machine itself.
    location,
  }));

/** Whether the states of a scope lead only to each other. A state that leads nowhere has been reported already. */
export function lacksTerminal({ states }: Scope): boolean {
  if (states.length === 0) return false;
  return states.every(([, state]) => !isTerminal(state) && transitionsOf(state).length > 0);
}
