import type { StateNode } from "../tree/state";
import { isState, listSteps, type StepNode, type Steps } from "../tree/steps";

/** Whether no run through a chain goes on to what follows it. */
export function isClosed({ last }: Steps): boolean {
  switch (last?.kind) {
    case "end":
    case "goTo":
    case "succeed":
    case "fail":
      return true;
    case "append":
      return isClosed(last.steps);
    case "choice":
      return last.otherwise !== undefined && [...last.rules.map(({ steps }) => steps), last.otherwise].every(isClosed);
    default:
      return false;
  }
}

/** The state that was added last, if there is one. */
export function lastState(list: readonly StepNode[]): StateNode | undefined {
  for (const step of list.toReversed()) {
    const found = stateOf(step);
    if (found !== undefined) return found;
  }
  return undefined;
}

function stateOf(step: StepNode): StateNode | undefined {
  if (step.kind === "append") return lastState(listSteps(step.steps));
  return isState(step) ? step : undefined;
}
