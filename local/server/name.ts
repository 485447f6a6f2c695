import { QUOTAS } from "../../asl/quotas";
import { AwsError } from "../aws/aws-error";

/** White space, brackets, wildcards, special and control characters, and halves of characters, are not for names. */
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\ufffe\uffff]/u;

/**
 * A name for a state machine, an execution or an activity.
 *
 * @throws AwsError InvalidName
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
 */
export function checkName(name: string): string {
  if (name.length >= 1 && name.length <= QUOTAS.nameLength && !FORBIDDEN.test(name)) return name;
  throw new AwsError("InvalidName", `Invalid Name: '${name}'`);
}
