import { isJsonObject, type Json } from "../../asl/json";
import { parseResource } from "../../asl/resource";
import type { Task, TaskOutcome } from "../interpreter/task";
import type { Invocation, LambdaHost } from "../lambda";
import type { TaskRoute } from "./route";

/**
 * Performs tasks that invoke a Lambda function, by its ARN or through `lambda:invoke`, in a local host.
 *
 * @example const tasks = functionTasks(createLambdaHost(functions));
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export function functionTasks(host: Pick<LambdaHost, "invoke">): TaskRoute {
  return {
    accepts: (resource) =>
      resource.kind === "function" ||
      (resource.kind === "integration" && !resource.sdk && resource.service === "lambda"),
    run: (task) => (parseResource(task.resource).kind === "function" ? callFunction(host, task) : invoke(host, task)),
  };
}

type Host = Pick<LambdaHost, "invoke">;

async function callFunction(host: Host, { resource, arguments: given }: Task): Promise<TaskOutcome> {
  return outcomeOf(await host.invoke(functionName(resource), given), (output) => output);
}

/** The optimised integration wraps what the function returns in what Lambda's Invoke returns. */
async function invoke(host: Host, { resource, arguments: given }: Task): Promise<TaskOutcome> {
  const { FunctionName, Payload = {} } = isJsonObject(given) ? given : {};
  const answer = await host.invoke(functionName(String(FunctionName)), Payload);
  const outcome = outcomeOf(answer, (output) => ({ ExecutedVersion: "$LATEST", Payload: output, StatusCode: 200 }));
  const waits = resource.endsWith(".waitForTaskToken") && outcome.status === "succeeded";
  return waits ? { status: "waiting", output: outcome.output } : outcome;
}

/** The name in a function's ARN, `arn:aws:lambda:<region>:<account>:function:<name>[:<qualifier>]`, or a plain name. */
function functionName(text: string): string {
  return text.startsWith("arn:") ? (text.split(":")[6] ?? text) : (text.split(":")[0] ?? text);
}

function outcomeOf(answer: Invocation, output: (returned: Json) => Json): TaskOutcome {
  switch (answer.status) {
    case "succeeded":
      return { status: "succeeded", output: output(answer.output) };
    case "failed":
      return { status: "failed", error: answer.failure.errorType, cause: JSON.stringify(answer.failure) };
    case "refused":
      return { status: "failed", error: `Lambda.${answer.exception}`, cause: answer.message };
    default:
      return answer satisfies never;
  }
}
