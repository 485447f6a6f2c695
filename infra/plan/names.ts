import type { Diagnostic } from "../../asl/diagnostic";
import type { ResourceKind } from "../../dsl/declare/binding";
import type { Trigger } from "../../dsl/declare/trigger";

/** Which project and stack names are made for. */
export interface StackIdentity {
  readonly project: string;
  readonly stack: string;
}

/** Where ARNs are made for. */
export interface Site {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** What Pulumi adds to names that it makes unique. */
const UNIQUE_SUFFIX = "-1a2b3c4".length;

/** The longest name that AWS takes, less what Pulumi adds to it. */
const LONGEST_NAME = {
  function: 64,
  stateMachine: 80,
  collection: 255,
  bucket: 63 - UNIQUE_SUFFIX,
  role: 64 - UNIQUE_SUFFIX,
} as const;

/**
 * The name in AWS of something that people type or that must know its own ARN before it exists.
 *
 * @example physicalName({ project: "aslant", stack: "dev" }, "rider-photo") // "aslant-dev-rider-photo"
 */
export function physicalName({ project, stack }: StackIdentity, ...name: readonly string[]): string {
  return [project, stack, ...name].map((part) => part.replace(/[^a-zA-Z0-9]+/g, "-")).join("-");
}

/** The name that a trigger of a workflow has in Pulumi: `rider-photo-upload-1`. */
export function triggerName(workflow: string, { kind }: Pick<Trigger, "kind">, index: number): string {
  return `${workflow}-${kind}-${index + 1}`;
}

/** A name that AWS would refuse for its length. */
export function nameTooLong(kind: keyof typeof LONGEST_NAME, name: string): readonly Diagnostic[] {
  if (name.length <= LONGEST_NAME[kind]) return [];
  return [
    {
      code: "NAME_TOO_LONG",
      severity: "error",
      location: name,
      message: `the name of a ${kind} may have ${LONGEST_NAME[kind]} characters, this one has ${name.length}.`,
      fix: "Use a shorter name for the stack or for what is deployed.",
    },
  ];
}

const ARNS: Readonly<Record<ResourceKind | "scheduleGroup", (site: Site, name: string) => string>> = {
  function: regional("lambda", "function:"),
  bucket: ({ partition }, name) => `arn:${partition}:s3:::${name}`,
  table: regional("dynamodb", "table/"),
  topic: regional("sns", ""),
  queue: regional("sqs", ""),
  collection: regional("rekognition", "collection/"),
  stateMachine: regional("states", "stateMachine:"),
  activity: regional("states", "activity:"),
  scheduleGroup: regional("scheduler", "schedule-group/"),
};

/**
 * The ARN of a resource of this name.
 *
 * @example arnOf("table", { partition: "aws", region: "eu-west-1", accountId: "123456789012" }, "riders")
 */
export function arnOf(kind: keyof typeof ARNS, site: Site, name: string): string {
  return ARNS[kind](site, name);
}

function regional(service: string, prefix: string): (site: Site, name: string) => string {
  return ({ partition, region, accountId }, name) =>
    `arn:${partition}:${service}:${region}:${accountId}:${prefix}${name}`;
}
