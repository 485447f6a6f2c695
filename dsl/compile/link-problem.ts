import { type ProblemNode, problem } from "../tree/problem";
import type { Source } from "../tree/source";
import type { StateNode } from "../tree/state";

/** Something wrong with the steps of a scope. */
export interface LinkProblem {
  readonly problem: ProblemNode;
  readonly source: Source;
  /** Where it is inside the scope, `/States/Pay/Catch[0]`; empty for the scope itself. */
  readonly location: string;
}

/** Two states of one name. */
export function nameTwice({ name, source }: StateNode, earlier: StateNode): ProblemNode {
  const line = earlier.source.position?.line;
  const where = line === undefined || line === source.position?.line ? "" : `, first on line ${line}`;
  return problem(
    "DUPLICATE_STATE_NAME",
    `state name "${name}" is already used in this workflow${where}`,
    "Rename one; or append one and the same chain where the same states are meant.",
  );
}

/** One chain appended in two places of a scope after which the run goes on differently. */
export function goesOnTwice(first: string | null): ProblemNode {
  return problem(
    "DUPLICATE_STATE_NAME",
    `the steps from state "${first}" on are in this workflow already, and something else follows them there`,
    "End them with end() or goTo, or make them with a function that is given the names of their states.",
  );
}

/** One chain appended twice in a row. */
export function followsItself(first: string | null): ProblemNode {
  return problem(
    "DUPLICATE_STATE_NAME",
    `the steps from state "${first}" on would follow themselves, as they are in this row of steps already`,
    "Make them with a function that is given the names of their states; or write a loop with goTo.",
  );
}
