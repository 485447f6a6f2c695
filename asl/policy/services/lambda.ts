import { fieldOf } from "../argument";
import { type ArnScope, isArn, isPlaceholder, splitArn } from "../arn";
import { type Claim, claimEach, claimFrom, type TaskCall } from "../claim";

/** `arn:aws:lambda:eu-west-1:123456789012:function:pay`, before a version or an alias. */
const FUNCTION_PARTS = 7;

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

/** The function that a name, a partial ARN (`123456789012:function:pay`), an ARN or a placeholder of one means. */
function unqualified(name: string, { partition, region, account }: ArnScope): string {
  const parts = splitArn(name);
  if (name.startsWith("arn:")) return parts.slice(0, FUNCTION_PARTS).join(":");
  if (isArn(parts[0]!) || (isPlaceholder(parts[0]!) && parts.length > 1)) return parts[0]!;
  const [first = "", ...rest] = parts;
  const [owner, base] = /^\d{12}$/.test(first) ? [first, rest.find((part) => part !== "function")] : [account, first];
  return `arn:${partition}:lambda:${region}:${owner}:function:${base}`;
}

/** `lambda:InvokeFunction`, of the integration and of the SDK call. */
export function invokeFunction({ arguments: given, scope }: TaskCall): readonly Claim[] {
  const on = claimFrom(fieldOf(given, "FunctionName"), "FunctionName", (name) => functionArns(name, scope));
  return claimEach(["lambda:InvokeFunction"], on);
}
