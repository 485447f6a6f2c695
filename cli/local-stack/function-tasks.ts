import { isJsonObject, type Json } from "../../asl/json";
import { parseResource } from "../../asl/resource";
import type { Task, TaskOutcome, TaskRunner } from "../../local/interpreter/task";
import type { Invocation, LambdaHost } from "../../local/lambda";

/** Performs tasks that invoke a Lambda function, by its ARN or through `lambda:invoke`, in the local host. */
export function functionTasks(host: LambdaHost): TaskRunner {
  return { run: (task) => runTask(host, task) };
}

async function runTask(host: LambdaHost, task: Task): Promise<TaskOutcome> {
  const resource = parseResource(task.resource);
  if (resource.kind === "function") {
    return outcomeOf(await host.invoke(functionName(resource.arn), task.arguments), (output) => output);
  }
  if (resource.kind === "integration" && resource.service === "lambda" && resource.action === "invoke") {
    return invoke(host, task.arguments);
  }
  return failed("States.Runtime", `The resource ${task.resource} cannot be reached locally.`);
}

/** The optimised integration wraps what the function returns in what Lambda's Invoke returns. */
async function invoke(host: LambdaHost, given: Json): Promise<TaskOutcome> {
  const { FunctionName, Payload = {} } = isJsonObject(given) ? given : {};
  const answer = await host.invoke(functionName(String(FunctionName)), Payload);
  return outcomeOf(answer, (output) => ({ ExecutedVersion: "$LATEST", Payload: output, StatusCode: 200 }));
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
      return failed(answer.failure.errorType, JSON.stringify(answer.failure));
    case "refused":
      return failed(`Lambda.${answer.exception}`, answer.message);
  }
}

function failed(error: string, cause: string): TaskOutcome {
  return { status: "failed", error, cause };
}
