import type { Json } from "../../asl/json";
import { AwsError } from "../aws/aws-error";
import type { ExecutionResult, StateMachine, Task } from "../interpreter";
import { seededRandomness } from "../interpreter/randomness";
import { type NestedExecution, workflowTasks } from "../tasks";
import type { TaskRoute } from "../tasks/route";
import { machineArn, parseArn } from "./arn";
import { refusals } from "./errors";
import { readExecution } from "./execution-data";
import { qualified } from "./execution-operations";
import type { Executions } from "./executions";
import type { Machines, Target } from "./machines";

/** Performs `states:startExecution`: children are executions like any other, on disk and in the lists. */
export function nestedExecutions(machines: Machines, executions: Executions): TaskRoute {
  return workflowTasks(
    (arn) => find(machines, arn),
    (_machine, input, name, task) => start(machines, executions, { input, name, task }),
  );
}

function find(machines: Machines, arn: string): StateMachine | undefined {
  try {
    return machines.revisions.machine(targetOf(machines, arn).revision.id);
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}

/** Definitions name machines of their own account and region, which are here. @throws AwsError */
function targetOf(machines: Machines, arn: string): Target {
  const { name, qualifier } = parseArn(arn, ["stateMachine"]);
  return machines.resolve(qualifier === undefined ? machineArn(name) : `${machineArn(name)}:${qualifier}`);
}

interface Child {
  readonly input: Json;
  readonly name: string | undefined;
  readonly task: Task;
}

function start(machines: Machines, executions: Executions, child: Child): NestedExecution {
  const { arn, name, startMs } = startOrJoin(machines, executions, child);
  return {
    arn,
    name,
    get history() {
      const { stopMs = startMs } = executions.find(arn).summary;
      return [{ timeMs: startMs }, { timeMs: stopMs }];
    },
    result: resultOf(executions, arn),
    // An execution that is gone needs no stop.
    stop: (error, cause) => void executions.stop(arn, error, cause).catch(() => {}),
  };
}

/** A task that is performed again after a restart finds the child that it has started: its token makes the name. */
function startOrJoin(machines: Machines, executions: Executions, { input, name, task }: Child) {
  const { taskToken: startedBy } = task;
  const own = name ?? (startedBy === undefined ? undefined : seededRandomness(startedBy).uuid());
  const { StateMachineArn: arn } = task.arguments as { readonly StateMachineArn: string };
  const target = targetOf(machines, arn);
  const { revision } = target;
  const known = own === undefined ? undefined : executions.lookUp(revision, own);
  const isOwn = known !== undefined && readExecution(executions.find(known.arn).journal).header.startedBy === startedBy;
  if (known !== undefined && startedBy !== undefined && isOwn) return known;
  try {
    if (target.machine.isDeleting) throw refusals.machineDeleting(arn);
    return executions.start({ revision, input, name: own, startedBy, ...qualified(target) });
  } catch (error) {
    throw error instanceof AwsError ? asTaskError(error) : error;
  }
}

/** How the integration names the API's exceptions. */
function asTaskError({ code, message }: AwsError): Error {
  return Object.assign(new Error(message), { name: `StepFunctions.${code}Exception` });
}

function resultOf(executions: Executions, arn: string): Promise<ExecutionResult> {
  const { journal, summary } = executions.find(arn);
  const end = summary.status === "RUNNING" ? undefined : readExecution(journal).end;
  if (end !== undefined) return Promise.resolve(end);
  return new Promise((resolve) => executions.whenEnded(arn, resolve));
}
