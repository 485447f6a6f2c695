import { parseArn } from "./arn";
import { refusals } from "./errors";
import { describeEnd, redriveStatus } from "./execution-data";
import type { Executions } from "./executions";
import type { KeptExecution } from "./kept-execution";
import type { MachineRecord } from "./machine-record";
import type { Machines } from "./machines";
import { type Requests, seconds } from "./requests";

/** An execution with its state machine; of Express workflows only what distributed Maps have started. */
export function findExecution(machines: Machines, executions: Executions, arn: string) {
  const { kind, name } = parseArn(arn, ["execution", "express"]);
  if (kind === "express" && !name.includes("/")) parseArn(arn, ["execution"]);
  const execution = executions.kept(arn);
  const { machineArn } = machines.revisions.get(execution.header.revision);
  const machine = machines.store.get(machineArn);
  if (machine === undefined) throw refusals.noExecution(arn);
  return { ...execution, machine };
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
export function describeExecution(
  machines: Machines,
  executions: Executions,
  { executionArn = "", includedData }: Requests["DescribeExecution"],
): object {
  const { machine, ...execution } = findExecution(machines, executions, executionArn);
  const { header, end, summary, map } = execution;
  const isWhole = includedData !== "METADATA_ONLY";
  const parent = map && executions.kept(map.parentArn).summary;
  return {
    ...describeSummary(machine, execution),
    ...(isWhole && { input: JSON.stringify(header.input) }),
    inputDetails: { included: isWhole },
    ...describeEnd(summary.stopMs === undefined ? undefined : end, isWhole),
    ...(header.traceHeader !== undefined && { traceHeader: header.traceHeader }),
    ...(map && { mapRunArn: map.mapRunArn }),
    ...redriveStatus(summary, executions.now(), parent),
  };
}

/** What lists and descriptions have in common. */
export function describeSummary(machine: MachineRecord, { summary, map }: Pick<KeptExecution, "summary" | "map">) {
  const { arn, name, status, startMs, stopMs, versionArn: version, aliasArn: alias } = summary;
  return {
    executionArn: arn,
    stateMachineArn: map?.machineArn ?? machine.arn,
    name,
    status,
    startDate: seconds(startMs),
    ...(stopMs !== undefined && { stopDate: seconds(stopMs) }),
    ...(version !== undefined && { stateMachineVersionArn: version }),
    ...(alias !== undefined && { stateMachineAliasArn: alias }),
    redriveCount: summary.redriveCount ?? 0,
    ...(summary.redriveMs !== undefined && { redriveDate: seconds(summary.redriveMs) }),
  };
}
