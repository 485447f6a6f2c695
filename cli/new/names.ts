import { UsageError } from "../verb";

/** What the parts of a new workflow are called. */
export interface NewNames {
  /** Of the workflow: `refund-order`. */
  readonly name: string;
  /** Of the workflow's constant: `refundOrder`. */
  readonly constant: string;
  /** Of the state machine: `RefundOrder`. */
  readonly machine: string;
  /** Of the handler and its file: `handle-refund-order`. */
  readonly handler: string;
  /** Of the handler's declaration: `handleRefundOrder`. */
  readonly declaration: string;
  /** Of the only state: `HandleRefundOrder`. */
  readonly state: string;
}

/** AWS takes 64 characters for a function; project, stack and `handle-` stand in front of the name. */
const LONGEST = 40;
const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Words that cannot be the name of a constant in the files that are written: JavaScript's own, and those they use. */
const RESERVED = new Set(
  `arguments assert assertCalls assertSucceeded await bind break case catch class compile const constructor continue debugger
  default delete do else enum eval export exports extends false finally for function handler if implements import in
  instanceof interface let module new null package printBinding private protected public require return run static suite
  super switch test testDefinitions testWorkflow this throw true try typeof undefined var void while with workflow
  yield`.split(/\s+/),
);

/**
 * Names the parts of a new workflow.
 *
 * @throws UsageError that tells what a name must be
 * @example namesOf("refund-order").constant // "refundOrder"
 */
export function namesOf(name: string): NewNames {
  const quoted = JSON.stringify(name);
  if (!KEBAB_CASE.test(name)) {
    throw new UsageError(
      `${quoted} is no name: use kebab-case, small letters and digits with "-" between: refund-order.`,
    );
  }
  if (name.length > LONGEST) {
    throw new UsageError(
      `a name has at most ${LONGEST} characters, ${quoted} has ${name.length}: AWS limits the names made of it.`,
    );
  }
  const machine = pascalCase(name);
  const constant = machine.charAt(0).toLowerCase() + machine.slice(1);
  if (RESERVED.has(constant))
    throw new UsageError(`${quoted} means something in TypeScript or in this project; choose another name.`);
  return {
    name,
    constant,
    machine,
    handler: `handle-${name}`,
    declaration: `handle${machine}`,
    state: `Handle${machine}`,
  };
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
