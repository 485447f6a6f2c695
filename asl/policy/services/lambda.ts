import { fieldOf } from "../argument";
import { type ArnScope, isArn, isPlaceholder } from "../arn";
import { type Claim, claimEach, claimFrom, type TaskCall } from "../claim";

const FUNCTION_ARN = /^(arn:[^:]+:lambda:[^:]*:[^:]*:function:(?:\$\{[^{}]*\}|[^:])+)(?::.*)?$/;
const PLACEHOLDER_ARN = /^(\$\{[^{}]*\})(?::.*)?$/;
const PARTIAL_ARN = /^(\d{12}):(?:function:)?([^:]+)/;

/**
 * A function and all its versions and aliases: executions that began before a deployment go on with the version they
 * began with.
 *
 * @example functionArns("arn:aws:lambda:eu-west-1:123456789012:function:pay:live", scope)
 * // ["arn:aws:lambda:eu-west-1:123456789012:function:pay", "arn:aws:lambda:eu-west-1:123456789012:function:pay:*"]
 */
export function functionArns(name: string, scope: ArnScope): readonly string[] {
  const arn = unqualified(name, scope);
  return [arn, `${arn}:*`];
}

function unqualified(name: string, { partition, region, account }: ArnScope): string {
  const placeholder = PLACEHOLDER_ARN.exec(name)?.[1];
  if (placeholder !== undefined && (isArn(placeholder) || !isPlaceholder(name))) return placeholder;
  const [, owner = account, base = name.replace(/:[^:{}]+$/, "")] = PARTIAL_ARN.exec(name) ?? [];
  return FUNCTION_ARN.exec(name)?.[1] ?? `arn:${partition}:lambda:${region}:${owner}:function:${base}`;
}

/** `lambda:InvokeFunction`, of the integration and of the SDK call. */
export function invokeFunction({ arguments: given, scope }: TaskCall): readonly Claim[] {
  const on = claimFrom(fieldOf(given, "FunctionName"), "FunctionName", (name) => functionArns(name, scope));
  return claimEach(["lambda:InvokeFunction"], on);
}
