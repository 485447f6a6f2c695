import { isJsonObject, type Json, type JsonObject } from "../../asl/json";
import { parseResource } from "../../asl/resource";
import type { ExecutionEvent } from "../interpreter/event";
import type { Execution } from "../interpreter/execution";
import type { StateMachine } from "../interpreter/machine";
import type { ExecutionResult } from "../interpreter/run";
import type { Task, TaskOutcome } from "../interpreter/task";
import type { TaskRoute } from "./route";

/** What is followed of an execution that a task has started. */
export interface NestedExecution extends Pick<Execution, "arn" | "name" | "result" | "stop"> {
  /** Its first event tells when it started and, once it has ended, its last when that was. */
  readonly history: readonly Pick<ExecutionEvent, "timeMs">[];
}

/** Starts an execution of a machine; whoever owns the machines decides with which tasks and clock. */
export type StartNested = (machine: StateMachine, input: Json, name: string | undefined, task: Task) => NestedExecution;

/**
 * Performs `states:startExecution` with all its patterns: starting another workflow, and waiting for it.
 *
 * @param find the machine with an ARN or name; undefined if there is none
 * @example
 * const tasks = workflowTasks((arn) => machines.get(arn), (machine, input) => machine.start({ input, tasks: inner }));
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export function workflowTasks(find: (arn: string) => StateMachine | undefined, start: StartNested): TaskRoute {
  return {
    accepts: (resource) => resource.kind === "integration" && !resource.sdk && resource.service === "states",
    run(task) {
      const { StateMachineArn, Input = {}, Name } = isJsonObject(task.arguments) ? task.arguments : {};
      const machine = find(String(StateMachineArn));
      if (machine === undefined) return notFound(String(StateMachineArn));
      const execution = start(machine, Input, typeof Name === "string" ? Name : undefined, task);
      const answer = { ExecutionArn: execution.arn, ...dateOf("StartDate", execution.history[0]) };
      return follow(task, machine, execution, Input, answer);
    },
  };
}

function follow(
  task: Task,
  machine: StateMachine,
  execution: NestedExecution,
  input: Json,
  answer: JsonObject,
): TaskOutcome | Promise<TaskOutcome> {
  const resource = parseResource(task.resource);
  const pattern = resource.kind === "integration" ? resource.pattern : "requestResponse";
  if (pattern === "requestResponse") return { status: "succeeded", output: answer };
  if (pattern === "waitForTaskToken") return { status: "waiting", output: answer };
  task.submitted(answer);
  task.signal.addEventListener("abort", () => execution.stop(), { once: true });
  return execution.result.then((result) => {
    return outcomeOf(result, describe(machine, execution, input, answer, result, pattern === "sync:2"));
  });
}

function outcomeOf({ status }: ExecutionResult, description: JsonObject): TaskOutcome {
  if (status === "SUCCEEDED") return { status: "succeeded", output: description };
  return { status: "failed", error: "States.TaskFailed", cause: JSON.stringify(description) };
}

/** What DescribeExecution tells; `.sync:2` gives input and output as JSON, `.sync` as texts. */
function describe(
  machine: StateMachine,
  { arn, name, history }: NestedExecution,
  input: Json,
  { StartDate }: JsonObject,
  result: ExecutionResult,
  asJson: boolean,
): JsonObject {
  const document = (value: Json): Json => (asJson ? value : JSON.stringify(value));
  const { output, error, cause } = result as { output?: Json; error?: string; cause?: string };
  return {
    ...(cause !== undefined && { Cause: cause }),
    ...(error !== undefined && { Error: error }),
    ExecutionArn: arn,
    Input: document(input),
    InputDetails: { Included: true },
    Name: name,
    ...(output !== undefined && { Output: document(output), OutputDetails: { Included: true } }),
    ...(StartDate !== undefined && { StartDate }),
    StateMachineArn: machine.arn,
    Status: result.status,
    ...dateOf("StopDate", history.at(-1)),
  };
}

function dateOf(field: string, event: NestedExecution["history"][number] | undefined): JsonObject {
  return event === undefined ? {} : { [field]: new Date(event.timeMs).toISOString() };
}

function notFound(arn: string): TaskOutcome {
  const cause = `State Machine Does Not Exist: '${arn}' (Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist)`;
  return { status: "failed", error: "StepFunctions.StateMachineDoesNotExistException", cause };
}
