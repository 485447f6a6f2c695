import * as aws from "@pulumi/aws";
import { type ResourceValidationPolicy, validateResourceOfType } from "@pulumi/policy";

/** X-Ray follows executions into their functions. Off is a choice that a stack may make. */
export const traced: ResourceValidationPolicy = {
  name: "traced",
  description: "X-Ray traces state machines and functions.",
  enforcementLevel: "advisory",
  validateResource: [
    validateResourceOfType(aws.sfn.StateMachine, ({ tracingConfiguration }, _, report) => {
      if (tracingConfiguration?.enabled !== true) report("X-Ray does not trace it.");
    }),
    validateResourceOfType(aws.lambda.Function, ({ tracingConfig }, _, report) => {
      if (tracingConfig?.mode !== "Active") report("X-Ray does not trace it.");
    }),
  ],
};
