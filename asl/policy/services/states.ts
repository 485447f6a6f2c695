import { fieldOf } from "../argument";
import { type ArnScope, isPlaceholder, placeholderAttribute, splitArn } from "../arn";
import { type Claim, claimEach, claimFrom, type TaskCall, waitsForJob } from "../claim";

/** ARN of a state machine of this account by its name. */
export function machineArn(name: string, { partition, region, account }: ArnScope): string {
  return `arn:${partition}:states:${region}:${account}:stateMachine:${name}`;
}

/** `arn:aws:states:eu-west-1:123456789012:stateMachine:Orders`, before a version or an alias. */
const MACHINE_PARTS = 7;

/** The machine itself: IAM knows versions and aliases by the machine's own ARN. */
function unqualified(arn: string): string {
  const parts = splitArn(arn);
  return arn.startsWith("arn:") ? parts.slice(0, MACHINE_PARTS).join(":") : parts[0]!;
}

/** The executions of a machine, and not those of machines whose names begin alike. */
function executionsOf(arn: string, scope: ArnScope): string {
  const machine = unqualified(arn);
  if (!isPlaceholder(machine)) return `${machine.replace(":stateMachine:", ":execution:")}:*`;
  const { partition, region, account } = scope;
  return `arn:${partition}:states:${region}:${account}:execution:${placeholderAttribute(machine, "Name")}:*`;
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
