import type { Argument } from "../argument";
import { type ArnScope, isArn } from "../arn";
import { type Claim, claimFrom } from "../claim";

/** Services whose principal is not `<prefix>.amazonaws.com`. */
const PRINCIPALS: Readonly<Record<string, string>> = {
  ecs: "ecs-tasks.amazonaws.com",
};

/** Arguments that hold the role of the service's machines, not of the service. */
const PRINCIPALS_OF_ARGUMENTS: Readonly<Record<string, string>> = {
  "elasticmapreduce:JobFlowRole": "ec2.amazonaws.com",
  "elasticmapreduce:AutoScalingRole": "application-autoscaling.amazonaws.com",
};

const ROLE_ARGUMENT = /(^role|Role)(Arn|ARN)?$/;

/** `iam:PassRole` on a role, for handing it to one service only. */
export function passRole(role: Argument, name: string, principal: string, scope: ArnScope): Claim {
  const on = claimFrom(role, name, (text) => [roleArn(text, scope)]);
  return { action: "iam:PassRole", on, conditions: { StringEquals: { "iam:PassedToService": [principal] } } };
}

/** `iam:PassRole` for every role that the arguments of a call hand to a service. */
export function passedRoles(prefix: string, given: Argument, scope: ArnScope): readonly Claim[] {
  if (given.kind === "list") return given.items.flatMap((item) => passedRoles(prefix, item, scope));
  if (given.kind !== "object") return [];
  return [...given.fields].flatMap(([name, value]) => {
    if (!ROLE_ARGUMENT.test(name) || value.kind === "object") return passedRoles(prefix, value, scope);
    const principal = PRINCIPALS_OF_ARGUMENTS[`${prefix}:${name}`] ?? PRINCIPALS[prefix] ?? `${prefix}.amazonaws.com`;
    return [passRole(value, name, principal, scope)];
  });
}

function roleArn(text: string, { partition, account }: ArnScope): string {
  return isArn(text) ? text : `arn:${partition}:iam::${account}:role/${text.replace(/^\//, "")}`;
}
