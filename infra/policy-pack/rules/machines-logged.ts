import * as aws from "@pulumi/aws";
import { type ResourceValidationPolicy, validateResourceOfType } from "@pulumi/policy";

/** Executions leave a log. */
export const machinesLogged: ResourceValidationPolicy = {
  name: "machines-logged",
  description: "State machines log their executions.",
  enforcementLevel: "mandatory",
  validateResource: validateResourceOfType(aws.sfn.StateMachine, ({ loggingConfiguration }, _, report) => {
    const level = loggingConfiguration?.level ?? "OFF";
    if (level === "OFF") report("Its log level is OFF.");
  }),
};
