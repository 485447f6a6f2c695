import { type ProblemNode, problem } from "../tree/problem";

const LONGEST = 80;
const INVALID = /[\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]/u;

/**
 * What is wrong with a workflow's name as the name of a state machine.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
 */
export function machineNameProblem(name: unknown): ProblemNode | undefined {
  const reason = reasonAgainst(name);
  if (reason === undefined) return undefined;
  return problem("INVALID_MACHINE_NAME", `the workflow's name ${reason}`, 'Name it with letters, digits, "-" and "_".');
}

function reasonAgainst(name: unknown): string | undefined {
  if (typeof name !== "string" || name === "") return "is no text";
  if (name.length > LONGEST) return `"${name}" has ${name.length} characters, AWS takes ${LONGEST}`;
  const [found] = INVALID.exec(name) ?? [];
  return found === undefined
    ? undefined
    : `${JSON.stringify(name)} has ${JSON.stringify(found)} in it, which AWS refuses`;
}
