import type { End, Header, MapRunHeader, MapRunLog } from "../durable";
import type { ExecutionEvent } from "../interpreter";
import { childName, childNumber } from "../interpreter/map/child-name";
import type { ExecutionSummary } from "./execution-index";
import type { KeptExecution } from "./kept-execution";

/** A child of a Map Run, from its log; undefined if there is none of that number. */
export function keptChild(log: MapRunLog, number: number): KeptExecution | undefined {
  const { table, header: mapRun } = log;
  const status = table.status(number);
  if (mapRun === undefined || status === "PENDING") return undefined;
  const { header } = log.firstOf(number) as { readonly header: Header };
  const last = log.lastOf(number);
  const end: End | undefined = "end" in last ? last.end : undefined;
  const redriveCount = table.redriveCount(number);
  const redriveMs = redriveCount > 0 ? redrivenAt(log, number) : undefined;
  const summary: ExecutionSummary = {
    arn: header.arn,
    name: header.name,
    startMs: header.startMs,
    status,
    ...(end && status !== "RUNNING" && { stopMs: end.stopMs }),
    ...(redriveCount > 0 && { redriveCount }),
    ...(redriveMs !== undefined && { redriveMs }),
  };
  return {
    summary,
    header,
    ...(end && { end }),
    map: { ...startedBy(mapRun), itemCount: table.items(number) },
    entries: (fromByte) => log.entries(number, fromByte),
  };
}

/** The number of the child of that name; undefined if the Map Run can't have such a child. */
export function numberOf({ header }: MapRunLog, name: string): number | undefined {
  if (header === undefined) return undefined;
  const mapRunId = header.arn.slice(header.arn.lastIndexOf(":") + 1);
  const number = childNumber(mapRunId, name);
  return childName(mapRunId, number) === name ? number : undefined;
}

function startedBy({ arn, machineArn, type, executionArn }: MapRunHeader) {
  const label = machineArn.slice(machineArn.indexOf("/") + 1);
  return { mapRunArn: arn, machineArn, label, isExpress: type === "EXPRESS", parentArn: executionArn };
}

function redrivenAt(log: MapRunLog, number: number): number | undefined {
  let atMs: number | undefined;
  for (const { record } of log.entries(number)) {
    const { event } = record as { readonly event?: ExecutionEvent };
    if (event?.type === "ExecutionRedriven") atMs = event.timeMs;
  }
  return atMs;
}
