import { account, arnOf, region } from "../aws/account";
import { AwsError } from "../aws/aws-error";

/** What a resource ARN of Step Functions names. */
export interface StatesArn {
  readonly text: string;
  readonly kind: ResourceKind;
  /** The state machine or activity. */
  readonly name: string;
  /** Of a state machine: a version's number or an alias. Of an execution or Map Run: its own name. */
  readonly qualifier?: string;
}

const KINDS = ["stateMachine", "execution", "express", "activity", "mapRun"] as const;

export type ResourceKind = (typeof KINDS)[number];

const FORM =
  /^arn:(?:aws|aws-cn|aws-us-gov):states:[a-z0-9-]{1,40}:\d{12}:([A-Za-z]{1,20}):([^:]{1,200})(?::(.{1,200}))?$/;

/**
 * Reads the ARN of a resource.
 *
 * @throws AwsError InvalidArn, for text that is no ARN and for resources of other kinds than may be meant
 */
export function parseArn(text: string, kinds: readonly ResourceKind[]): StatesArn {
  const [, found, name, qualifier] = FORM.exec(text) ?? [];
  if (name === undefined) throw invalidArn(`Invalid ARN prefix: ${text}`);
  const kind = KINDS.find((one) => one === found);
  if (kind === undefined || !kinds.includes(kind))
    throw invalidArn(`Resource type not valid in this context: ${found}`);
  return { text, kind, name, ...(qualifier !== undefined && { qualifier }) };
}

export function machineArn(name: string): string {
  return arnOf("states", `stateMachine:${name}`);
}

export function activityArn(name: string): string {
  return arnOf("states", `activity:${name}`);
}

export function executionArn(machine: string, name: string): string {
  return arnOf("states", `execution:${machine}:${name}`);
}

/** Express executions may share a name, so their ARNs end in one more unique part. */
export function expressArn(machine: string, name: string, unique: string): string {
  return arnOf("states", `express:${machine}:${name}:${unique}`);
}

/** Where the machines seem to run. */
export const PLACE = { account, region, partition: "aws" } as const;

function invalidArn(detail: string): AwsError {
  return new AwsError("InvalidArn", `Invalid Arn: '${detail}'`);
}
