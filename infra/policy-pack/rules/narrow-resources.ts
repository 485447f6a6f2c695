import * as aws from "@pulumi/aws";
import { type ResourceValidationPolicy, validateResourceOfType } from "@pulumi/policy";
import { loadCatalogue } from "../../../asl/policy/catalogue";
import { statementsOf } from "../statements";

/** Least privilege: `*` as a resource only where AWS supports nothing narrower, by its own reference. */
export const narrowResources: ResourceValidationPolicy = {
  name: "narrow-resources",
  description: "Policies of roles name their resources wherever AWS lets them.",
  enforcementLevel: "mandatory",
  validateResource: [
    validateResourceOfType(aws.iam.RolePolicy, ({ policy }, _, report) => check(policy, report)),
    validateResourceOfType(aws.iam.Policy, ({ policy }, _, report) => check(policy, report)),
  ],
};

async function check(policy: unknown, report: (message: string) => void): Promise<void> {
  const open = statementsOf(policy).filter(({ effect, resources }) => effect === "Allow" && resources.includes("*"));
  const actions = open.flatMap((statement) => statement.actions);
  const catalogue = await loadCatalogue(actions.map((action) => action.split(":")[0] ?? ""));
  const narrower = actions.filter((action) => (catalogue.action(action)?.resourceTypes.length ?? 0) > 0);
  if (narrower.length > 0) report(`It allows ${narrower.join(", ")} on every resource. Name the resources.`);
}
