import { fieldOf } from "../argument";
import { type ArnScope, isPlaceholder, placeholderAttribute } from "../arn";
import { type Claim, claimEach, claimFrom, type TaskCall, waitsForJob } from "../claim";

const MACHINE = /^(arn:[^:]+:states:[^:]*:[^:]*):stateMachine:((?:\$\{[^{}]*\}|[^:/])+)/;
const QUALIFIED_PLACEHOLDER = /^(\$\{[^{}]*\}):.+$/;

/** ARN of a state machine of this account by its name. */
export function machineArn(name: string, { partition, region, account }: ArnScope): string {
  return `arn:${partition}:states:${region}:${account}:stateMachine:${name}`;
}

/** The machine itself: IAM knows versions and aliases by the machine's own ARN. */
function unqualified(arn: string): string {
  return MACHINE.exec(arn)?.[0] ?? QUALIFIED_PLACEHOLDER.exec(arn)?.[1] ?? arn;
}

/** The executions of a machine, and not those of machines whose names begin alike. */
export function executionsOf(arn: string, scope: ArnScope): string {
  const [, start, name] = MACHINE.exec(arn) ?? [];
  if (start !== undefined) return `${start}:execution:${name}:*`;
  const placeholder = unqualified(arn);
  const { partition, region, account } = scope;
  const child = isPlaceholder(placeholder) ? placeholderAttribute(placeholder, "Name") : placeholder;
  return `arn:${partition}:states:${region}:${account}:execution:${child}:*`;
}

/** `states:StartExecution` and `states:StartSyncExecution`. */
export function startExecution(action: string): (call: TaskCall) => readonly Claim[] {
  return ({ arguments: given }) => {
    const machine = fieldOf(given, "StateMachineArn");
    return claimEach(
      [action],
      claimFrom(machine, "StateMachineArn", (arn) => [unqualified(arn)]),
    );
  };
}

/** `states:DescribeExecution` and `states:StopExecution`: of the child that the state waits for, or as the SDK call names it. */
export function followExecution(action: string): (call: TaskCall) => readonly Claim[] {
  return (call) => {
    const { arguments: given, scope } = call;
    if (!waitsForJob(call)) return claimEach([action], { kind: "named", arguments: given });
    const machine = fieldOf(given, "StateMachineArn");
    return claimEach(
      [action],
      claimFrom(machine, "StateMachineArn", (arn) => [executionsOf(arn, scope)]),
    );
  };
}
