import { bind, type Compiled, compile } from "../../dsl";
import { account, region } from "../../local/aws/account";
import { createMachine, type StateMachine } from "../../local/interpreter";
import { workflows } from "../../workflows";
import { localValueOf } from "./names";

/** A compiled workflow as a state machine of this machine's pretended account. */
export function localMachine({ name, type, definition }: Compiled): StateMachine {
  return createMachine(bind(definition, localValueOf), { name, type, account, region });
}

/** The workflow that a state machine's ARN names; other workflows may start it. */
export function findMachine(arn: string): StateMachine | undefined {
  for (const workflow of Object.values(workflows)) {
    const machine = localMachine(compile(workflow));
    if (machine.arn === arn) return machine;
  }
  return undefined;
}
