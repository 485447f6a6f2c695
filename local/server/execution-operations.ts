import { aliasArn } from "./aliases";
import { parseArn } from "./arn";
import { describeExecution, findExecution } from "./describe-execution";
import { parseExecutionInput } from "./documents";
import { refusals } from "./errors";
import type { Executions } from "./executions";
import { historyPage } from "./history-page";
import { listExecutions } from "./list-executions";
import type { Machines, Target } from "./machines";
import { checkName } from "./name";
import { type Operations, seconds } from "./requests";
import { describeRevision } from "./state-machines";
import { versionArn } from "./versions";

type Names =
  | "StartExecution"
  | "DescribeExecution"
  | "DescribeStateMachineForExecution"
  | "ListExecutions"
  | "StopExecution"
  | "RedriveExecution"
  | "GetExecutionHistory";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html */
export function executionOperations(machines: Machines, executions: Executions): Operations<Names> {
  return {
    StartExecution({ stateMachineArn = "", name, input, traceHeader }) {
      const target = machines.resolve(stateMachineArn);
      if (target.machine.isDeleting) throw refusals.machineDeleting(stateMachineArn);
      const given = name === undefined ? undefined : checkName(name);
      const started = executions.start({
        revision: target.revision,
        input: parseExecutionInput(input),
        name: given,
        traceHeader,
        ...qualified(target),
      });
      return { executionArn: started.arn, startDate: seconds(started.startMs) };
    },
    DescribeExecution: (input) => describeExecution(machines, executions, input),
    DescribeStateMachineForExecution({ executionArn = "", includedData }) {
      const { header, machine, map } = findExecution(machines, executions, executionArn);
      const revision = machines.revisions.get(header.revision);
      return {
        stateMachineArn: map?.machineArn ?? machine.arn,
        name: map === undefined ? machine.name : `${machine.name}/${map.label}`,
        updateDate: seconds(revision.atMs),
        ...(map && { mapRunArn: map.mapRunArn, label: map.label }),
        ...describeRevision(revision, includedData !== "METADATA_ONLY"),
      };
    },
    ListExecutions: (input) => listExecutions(machines, executions, input),
    async StopExecution({ executionArn = "", error, cause }) {
      parseArn(executionArn, ["execution"]);
      const { summary } = executions.kept(executionArn);
      await executions.stop(executionArn, error, cause);
      return { stopDate: seconds(summary.stopMs ?? executions.now()) };
    },
    async RedriveExecution({ executionArn = "" }) {
      parseArn(executionArn, ["execution"]);
      return { redriveDate: seconds(await executions.redrive(executionArn)) };
    },
    GetExecutionHistory(input) {
      const { executionArn: arn = "", reverseOrder: reverse = false, maxResults, nextToken } = input;
      parseArn(arn, ["execution"]);
      const execution = executions.kept(arn);
      const includesData = input.includeExecutionData ?? true;
      return historyPage({ arn, execution, reverse, maxResults, nextToken, includesData });
    },
  };
}

/** By which version or alias it was started, if by one. */
export function qualified({ machine, version, alias }: Target) {
  return {
    ...(version && { versionArn: versionArn(machine, version) }),
    ...(alias && { aliasArn: aliasArn(machine, alias) }),
  };
}
