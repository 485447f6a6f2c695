import type { TaskOutcome } from "../../interpreter/task";
import type { HttpAnswer } from "../http/http-call";
import { documentOf, isSuccess, unreadable } from "../http/http-outcome";

/** An answer of the Kubernetes API as the task's result, or as the error of its status: `EKS.409`. */
export function clusterOutcome(answer: HttpAnswer): TaskOutcome {
  const output = documentOf(answer);
  if (output === undefined) return unreadable(answer);
  if (isSuccess(answer)) return { status: "succeeded", output };
  const { Headers, ...told } = output;
  return { status: "failed", error: `EKS.${answer.statusCode}`, cause: JSON.stringify(told) };
}
