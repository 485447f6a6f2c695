import type { Argument } from "./argument";
import { type ArnScope, isPlaceholder, placeholderAttribute } from "./arn";

type NameForm = (text: string, scope: ArnScope) => string;

const QUEUE_URL = /^https?:\/\/(?:sqs\.)?([a-z0-9-]+)\.[^/]+\/([^/]+)\/([^/]+)$/;

/** Arguments that hold a name in another form than its ARN, by IAM prefix and name in the format. */
const FORMS: Readonly<Record<string, NameForm>> = {
  "sqs:QueueName": queueArn,
  "ssm:ParameterNameWithoutLeadingSlash": (text) => text.replace(/^\//, ""),
  "ecs:TaskDefinitionFamilyName": (text) => splitRevision(text)[0],
  "ecs:TaskDefinitionRevisionNumber": (text) => splitRevision(text)[1],
  "organizations:OrganizationalUnitId": (text) => text.replace(/^ou-/, ""),
  "organizations:RootId": (text) => text.replace(/^r-/, ""),
  "codebuild:ProjectName": (text) => text.replace(/(?<=[^{:]):[^:]+$/, ""),
  // Secrets Manager ends the ARN of every secret with six characters of its own.
  "secretsmanager:SecretId": (text) => (isPlaceholder(text) ? text : `${text}-??????`),
};

/** What a call means that leaves a name out, by IAM prefix and name in the format. */
const DEFAULTS: Readonly<Record<string, string>> = {
  // No call names the organization; an account is in one at most.
  "organizations:OrganizationId": "*",
  "ecs:ClusterName": "default",
  "scheduler:GroupName": "default",
  "athena:WorkGroupName": "primary",
};

/** The name, or the ARN, that the text of an argument stands for. */
export function nameForm(prefix: string, name: string, text: string, scope: ArnScope): string {
  return FORMS[`${prefix}:${name}`]?.(text, scope) ?? text;
}

/** The name that AWS takes where the call gives none. */
export function defaultName(prefix: string, name: string): string | undefined {
  return DEFAULTS[`${prefix}:${name}`];
}

/** Whether an argument names something by a name that policies do not know: a key by its alias. */
export function isIndirect(prefix: string, argument: Argument): boolean {
  return prefix === "kms" && argument.kind === "text" && /^(alias\/|arn:.*:alias\/)/.test(argument.text);
}

function queueArn(text: string, { partition }: ArnScope): string {
  if (isPlaceholder(text)) return /\barn\}$/i.test(text) ? text : placeholderAttribute(text, "Arn");
  const [, region, account, name] = QUEUE_URL.exec(text) ?? [];
  return name === undefined ? (text.split("/").at(-1) as string) : `arn:${partition}:sqs:${region}:${account}:${name}`;
}

/** A task definition's family and revision; without a revision AWS takes the newest at the time of the call. */
function splitRevision(text: string): readonly [family: string, revision: string] {
  const [, family = text, revision = "*"] = /^(.*[^{}:]|\$\{[^{}]*\}):(\d+|\$\{[^{}]*\})$/.exec(text) ?? [];
  return [family, revision];
}
