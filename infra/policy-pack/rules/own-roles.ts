import type { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import { ofType } from "../stack";

const USERS = [
  ["aws:lambda/function:Function", "role"],
  ["aws:sfn/stateMachine:StateMachine", "roleArn"],
] as const;

/** Least privilege: what is shared grants each more than it needs. */
export const ownRoles: StackValidationPolicy = {
  name: "own-roles",
  description: "Every function and every state machine has a role of its own.",
  enforcementLevel: "mandatory",
  validateStack: (stack, report) => {
    const owners = new Map<string, PolicyResource>();
    for (const [type, property] of USERS) {
      for (const user of ofType(stack, type)) {
        const [role] = user.propertyDependencies[property] ?? [];
        const owner = role && owners.get(role.urn);
        if (owner) report(`It shares its role with ${owner.name}.`, user.urn);
        if (role && !owner) owners.set(role.urn, user);
      }
    }
  },
};
