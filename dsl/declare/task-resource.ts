import { type IntegrationPattern, parseResource } from "../../asl/resource";
import type { Action } from "./action";

/**
 * Anything that a task can call, by its ARN: functions and activities that others deploy, and integrations that have no
 * module here. What it takes and gives is the author's to say.
 *
 * @example
 * const audit = taskResource<{ orderId: string }, { ok: boolean }>("arn:aws:lambda:eu-west-1:123456789012:function:audit");
 * chain.task("Audit", audit, { arguments: ({ input }) => ({ orderId: input.id }), resultPath: "$.audit" })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
 */
export function taskResource<I, O, E extends string = never>(
  arn: `arn:${string}:states:${string}`,
): Action<I, O, E, IntegrationPattern>;
export function taskResource<I, O, E extends string = never>(arn: string): Action<I, O, E>;
export function taskResource(arn: string): Action<unknown, unknown, string, IntegrationPattern> {
  const resource = parseResource(arn);
  const pattern = resource.kind === "integration" ? resource.pattern : "requestResponse";
  return Object.freeze({ kind: "action", resource: arn, pattern });
}
