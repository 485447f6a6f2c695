import type { ArnScope } from "./arn";
import { type Claim, claimEach } from "./claim";
import type { PolicyOptions } from "./options";

const DELIVERY = [
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
];
const TRACING = [
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];

/** What a machine needs for its log, its traces and its own encryption, whatever its states do. */
export function machineClaims(options: PolicyOptions, machineArn: string, scope: ArnScope): readonly Claim[] {
  return [...logging(options), ...tracing(options), ...encryption(options, machineArn, scope)];
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy */
function logging({ logGroupArn }: PolicyOptions): readonly Claim[] {
  if (logGroupArn === undefined) return [];
  const streams = `${logGroupArn.replace(/:\*$/, "")}:log-stream:*`;
  return [
    ...claimEach(DELIVERY, { kind: "any", reason: "AWS supports no resource for log delivery." }),
    ...claimEach(["logs:CreateLogStream", "logs:PutLogEvents"], { kind: "arns", arns: [streams] }),
  ];
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html */
function tracing({ tracing }: PolicyOptions): readonly Claim[] {
  return tracing === true ? claimEach(TRACING, { kind: "any", reason: "AWS supports no resource for X-Ray." }) : [];
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html */
function encryption(
  { machineKeyArn, logGroupArn }: PolicyOptions,
  machineArn: string,
  scope: ArnScope,
): readonly Claim[] {
  if (machineKeyArn === undefined) return [];
  const key = { kind: "arns", arns: [machineKeyArn] } as const;
  const own = claimEach(["kms:Decrypt", "kms:GenerateDataKey"], key, {
    StringEquals: { "kms:EncryptionContext:aws:states:stateMachineArn": [machineArn] },
  });
  if (logGroupArn === undefined) return own;
  const delivery = `arn:${scope.partition}:logs:${scope.region}:${scope.account}:*`;
  return [
    ...own,
    ...claimEach(["kms:GenerateDataKey"], key, { StringLike: { "kms:EncryptionContext:SourceArn": [delivery] } }),
  ];
}
