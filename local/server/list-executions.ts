import type { MapRunLog } from "../durable";
import { describeSummary } from "./describe-execution";
import { refusals } from "./errors";
import type { ExecutionSummary } from "./execution-index";
import type { Executions } from "./executions";
import { keptChild } from "./kept-child";
import type { MachineRecord } from "./machine-record";
import type { Machines } from "./machines";
import { pagePosition, pageSize, pageToken } from "./page";
import type { Requests } from "./requests";

type Input = Requests["ListExecutions"];

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html */
export function listExecutions(machines: Machines, executions: Executions, input: Input): object {
  const { stateMachineArn, mapRunArn, statusFilter } = input;
  if ((stateMachineArn === undefined) === (mapRunArn === undefined)) {
    throw refusals.validation("Must provide a State Machine ARN or Map Run ARN");
  }
  if (mapRunArn !== undefined) return listChildren(machines, executions, mapRunArn, input);
  if (statusFilter === "PENDING_REDRIVE") {
    throw refusals.validation("PENDING_REDRIVE can only be listed for a Map Run ARN");
  }
  return listOf(machines, executions, stateMachineArn ?? "", input);
}

function listOf(machines: Machines, executions: Executions, arn: string, input: Input): object {
  const { statusFilter, redriveFilter, maxResults, nextToken } = input;
  const { machine, version, alias } = machines.resolve(arn);
  if (machine.type === "EXPRESS") throw refusals.typeNotSupported();
  const isAsked = (summary: ExecutionSummary) => {
    if (statusFilter !== undefined && summary.status !== statusFilter) return false;
    if (!isRedrivenAsAsked(summary.redriveCount, redriveFilter)) return false;
    if (alias !== undefined) return summary.aliasArn === arn;
    return version === undefined || summary.versionArn === arn;
  };
  const all = executions.of(machine.name);
  const list = listName(arn, input);
  const most = pageSize(maxResults);
  const found: object[] = [];
  // The position is one from the oldest, so that what is started meanwhile moves nothing.
  for (let at = pagePosition(list, nextToken) ?? all.length - 1; at >= 0; at--) {
    const summary = all[at];
    if (summary === undefined || !isAsked(summary)) continue;
    if (found.length === most) return { executions: found, nextToken: pageToken(list, at) };
    found.push(describeSummary(machine, { summary }));
  }
  return { executions: found };
}

/** The children of a Map Run, the last one first. The position in the list is the number of the next child. */
function listChildren(machines: Machines, executions: Executions, mapRunArn: string, input: Input): object {
  const log = executions.mapRuns.log(mapRunArn);
  if (log?.header === undefined) throw refusals.noResource(mapRunArn);
  const machine = machines.store.get(machines.revisions.get(log.header.revision).machineArn);
  if (machine === undefined) throw refusals.noResource(mapRunArn);
  const list = listName(mapRunArn, input);
  const most = pageSize(input.maxResults);
  const found: object[] = [];
  for (let number = pagePosition(list, input.nextToken) ?? log.table.length - 1; number >= 0; number--) {
    if (!isAskedFor(log, number, input)) continue;
    if (found.length === most) return { executions: found, nextToken: pageToken(list, number) };
    found.push(...describeChild(machine, log, number));
  }
  return { executions: found };
}

function isAskedFor({ table }: MapRunLog, number: number, { statusFilter, redriveFilter }: Input): boolean {
  if (statusFilter !== undefined && table.status(number) !== statusFilter) return false;
  return isRedrivenAsAsked(table.redriveCount(number), redriveFilter);
}

function describeChild(machine: MachineRecord, log: MapRunLog, number: number): object[] {
  const child = keptChild(log, number);
  if (child?.map === undefined) return [];
  const { mapRunArn, itemCount } = child.map;
  return [{ ...describeSummary(machine, child), mapRunArn, itemCount }];
}

function isRedrivenAsAsked(redriveCount = 0, filter: Input["redriveFilter"]): boolean {
  return filter === undefined || redriveCount > 0 === (filter === "REDRIVEN");
}

/** Tokens are for the same list only: of the same executions by the same filters. */
function listName(arn: string, { statusFilter, redriveFilter }: Input): string {
  return `executions ${[arn, statusFilter, redriveFilter].join(" ")}`;
}
