import { replacePlaceholders } from "./placeholder";

/** How Step Functions waits for an integration: not at all, for the job's end, or for a callback with a task token. */
export type IntegrationPattern = "requestResponse" | "sync" | "sync:2" | "waitForTaskToken";

/** What the `Resource` of a Task state names. */
export type TaskResource =
  | { readonly kind: "function"; readonly arn: string; readonly partition: string }
  | { readonly kind: "activity"; readonly arn: string; readonly partition: string }
  | IntegrationResource
  | { readonly kind: "unknown"; readonly reason: "placeholder" | "malformed" | "unrecognised" };

/** An optimised integration, or with `sdk` an AWS SDK one. */
export interface IntegrationResource {
  readonly kind: "integration";
  readonly partition: string;
  /** As written in the ARN: `dynamodb`, `elasticmapreduce`, for SDK integrations the client's name, `rekognition`. */
  readonly service: string;
  readonly action: string;
  readonly pattern: IntegrationPattern;
  readonly sdk: boolean;
}

const ARN = /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/s;
const INTEGRATION = /^(aws-sdk:)?([^:.]+):([^:.]+)(?:\.(sync|sync:2|waitForTaskToken))?$/;

/** Stands for placeholders, which may hold colons. */
const MASK = "\u0001";

/**
 * What a Task's Resource names, in every partition. Placeholders may stand for any part of the ARN, or for all of it.
 *
 * @example parseResource("arn:aws:states:::sqs:sendMessage.waitForTaskToken")
 * // { kind: "integration", partition: "aws", service: "sqs", action: "sendMessage", pattern: "waitForTaskToken", sdk: false }
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html#task-state-fields
 */
export function parseResource(arn: string): TaskResource {
  const masked = replacePlaceholders(arn, MASK);
  const parts = ARN.exec(masked);
  if (parts === null) return { kind: "unknown", reason: masked.includes(MASK) ? "placeholder" : "malformed" };
  const [, partition = "", service, region = "", account = "", rest = ""] = parts;
  if (service === "lambda" && rest.startsWith("function:")) return { kind: "function", arn, partition };
  if (service === "states" && rest.startsWith("activity:")) return { kind: "activity", arn, partition };
  if (service === "states" && region === "" && account === "") return parseIntegration(partition, rest);
  return { kind: "unknown", reason: masked.includes(MASK) ? "placeholder" : "unrecognised" };
}

function parseIntegration(partition: string, rest: string): TaskResource {
  const parts = INTEGRATION.exec(rest);
  if (rest.includes(MASK)) return { kind: "unknown", reason: "placeholder" };
  if (parts === null) return { kind: "unknown", reason: "unrecognised" };
  const [, sdk, service = "", action = "", pattern = "requestResponse"] = parts;
  const name = { partition, service, action, pattern: pattern as IntegrationPattern };
  return { kind: "integration", ...name, sdk: sdk !== undefined };
}
