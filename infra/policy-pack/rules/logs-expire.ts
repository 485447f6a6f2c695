import * as aws from "@pulumi/aws";
import { type ResourceValidationPolicy, validateResourceOfType } from "@pulumi/policy";

/** Logs do not pile up for ever. */
export const logsExpire: ResourceValidationPolicy = {
  name: "logs-expire",
  description: "Log groups delete their entries after some time.",
  enforcementLevel: "mandatory",
  validateResource: validateResourceOfType(aws.cloudwatch.LogGroup, ({ retentionInDays }, _, report) => {
    if (!retentionInDays) report("It keeps its entries for ever.");
  }),
};
