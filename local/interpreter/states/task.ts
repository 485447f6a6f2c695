import type { TaskState } from "../../../asl/definition";
import type { Json } from "../../../asl/json";
import type { Compiler } from "../compiler";
import type { Flow } from "../flow";
import type { StateProgram, Step } from "../program";
import { TaskAttempt } from "../task-attempt";
import { taskEvents } from "../task-events";
import { inspected } from "../viewer";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export function compileTask(name: string, state: TaskState, compiler: Compiler): StateProgram {
  const { Resource, Next } = state;
  const io = compiler.io(state);
  const events = taskEvents(Resource);
  const timeoutSeconds = compiler.number(state, "TimeoutSeconds", "integer");
  const heartbeatSeconds = compiler.number(state, "HeartbeatSeconds", "integer");
  const roleArn = compiler.roleArn(state);

  const onResult = (flow: Flow, result: Json): Step =>
    flow.exit("TaskStateExited", Next, io.handover(flow, flow.input, inspected(flow, "result", result)));
  const attempt = (flow: Flow): Step => {
    if (events.hasToken) flow.giveToken();
    const parameters = io.arguments(flow, flow.input);
    const timeout = timeoutSeconds(flow, flow.input);
    const heartbeat = heartbeatSeconds(flow, flow.input);
    const role = roleArn(flow, flow.input);
    return new TaskAttempt(flow, {
      resource: Resource,
      events,
      parameters,
      onResult,
      ...(role !== undefined && { roleArn: role }),
      ...(timeout !== undefined && { timeoutSeconds: timeout }),
      ...(heartbeat !== undefined && { heartbeatSeconds: heartbeat }),
    }).schedule();
  };
  return {
    name,
    type: "Task",
    guard: compiler.guard(state),
    enter(flow) {
      flow.entered("TaskStateEntered");
      return attempt(flow);
    },
    retry: attempt,
  };
}
