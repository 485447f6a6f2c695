import * as aws from "@pulumi/aws";
import { type ResourceValidationPolicy, validateResourceOfType } from "@pulumi/policy";
import { statementsOf } from "../statements";

/** Least privilege: permissions name their actions in full. */
export const noWildcardActions: ResourceValidationPolicy = {
  name: "no-wildcard-actions",
  description: "Policies of roles name every action in full.",
  enforcementLevel: "mandatory",
  validateResource: [
    validateResourceOfType(aws.iam.RolePolicy, ({ policy }, _, report) => check(policy, report)),
    validateResourceOfType(aws.iam.Policy, ({ policy }, _, report) => check(policy, report)),
  ],
};

function check(policy: unknown, report: (message: string) => void): void {
  for (const { effect, actions } of statementsOf(policy)) {
    const wild = actions.filter((action) => action.includes("*"));
    if (effect === "Allow" && wild.length > 0) report(`It allows ${wild.join(", ")}. Name the actions.`);
  }
}
