import * as aws from "@pulumi/aws";
import { type ResourceValidationPolicy, validateResourceOfType } from "@pulumi/policy";
import { statementsOf } from "../statements";

/** Services that act for whoever asks them, so that a role must say for whom. Lambda takes a role for its function only. */
const DEPUTIES = ["states.amazonaws.com", "events.amazonaws.com", "scheduler.amazonaws.com"];

/** No confused deputy: a service takes a role for this account only. */
export const serviceRolesGuarded: ResourceValidationPolicy = {
  name: "service-roles-guarded",
  description: "Roles of services that act for others name the account for which they may be taken.",
  enforcementLevel: "mandatory",
  validateResource: validateResourceOfType(aws.iam.Role, ({ assumeRolePolicy }, _, report) => {
    for (const { services, conditions } of statementsOf(assumeRolePolicy)) {
      const guarded = conditions["StringEquals"]?.["aws:SourceAccount"] !== undefined;
      const deputies = services.filter((service) => DEPUTIES.includes(service));
      if (deputies.length > 0 && !guarded) report(`${deputies.join(", ")} may take it for any account.`);
    }
  }),
};
