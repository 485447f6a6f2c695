import type { ResourceValidationPolicy } from "@pulumi/policy";

/** What costs money or holds data must tell whose it is. */
const TAGGED = new Set([
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws:dynamodb/table:Table",
  "aws:iam/role:Role",
  "aws:lambda/function:Function",
  "aws:rekognition/collection:Collection",
  "aws:s3/bucket:Bucket",
  "aws:sfn/stateMachine:StateMachine",
  "aws:sns/topic:Topic",
  "aws:sqs/queue:Queue",
]);

/** Bills and inventories can be split by project and stack. */
export const tagged: ResourceValidationPolicy = {
  name: "tagged",
  description: "Resources have the tags project and stack.",
  enforcementLevel: "mandatory",
  validateResource: ({ type, props }, report) => {
    if (!TAGGED.has(type)) return;
    const missing = ["project", "stack"].filter((tag) => !props["tags"]?.[tag]);
    if (missing.length > 0) report(`It lacks the tag ${missing.join(" and ")}.`);
  },
};
