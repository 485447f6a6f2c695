import type { MapRunClosing, MapRunHeader, MapRunLog, MapRunStatus, MapRunSummary } from "../durable";
import type { ExecutionEvent } from "../interpreter";
import type { MapRunLimits } from "../interpreter/map/map-run";
import { parseArn } from "./arn";
import { refusals } from "./errors";
import type { Executions } from "./executions";
import { mapRunCounts } from "./map-run-counts";
import { pageOf } from "./page";
import { type Operations, type Requests, seconds } from "./requests";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-examine-map-run.html */
export function mapRunOperations(
  executions: Executions,
): Operations<"DescribeMapRun" | "ListMapRuns" | "UpdateMapRun"> {
  return {
    DescribeMapRun: ({ mapRunArn = "" }) => describe(executions, mapRunArn),
    ListMapRuns({ executionArn = "", maxResults, nextToken }) {
      parseArn(executionArn, ["execution"]);
      const newestFirst = mapRunsOf(executions, executionArn).toReversed();
      const { items, ...page } = pageOf(`map runs ${executionArn}`, newestFirst, maxResults, nextToken);
      return { mapRuns: items.map((log) => listed(log)), ...page };
    },
    UpdateMapRun(input) {
      const { mapRunArn = "" } = input;
      findLog(executions, mapRunArn);
      const mapRun = executions.mapRuns.running(mapRunArn);
      if (mapRun === undefined) throw refusals.validation(`Map Run is not running: '${mapRunArn}'`);
      mapRun.limit(changed(mapRun.log.summary.limits, input));
      return {};
    },
  };
}

/** @throws AwsError InvalidArn, ResourceNotFound */
function findLog(executions: Executions, mapRunArn: string): MapRunLog {
  const log = executions.mapRuns.log(mapRunArn);
  if (log === undefined) throw refusals.noResource(mapRunArn);
  return log;
}

/** The Map Runs of an execution, which its history names, in order of their start. */
export function mapRunsOf(executions: Executions, executionArn: string): readonly MapRunLog[] {
  const logs: MapRunLog[] = [];
  for (const { record } of executions.kept(executionArn).entries()) {
    const { event } = record as { readonly event?: ExecutionEvent };
    if (event?.type !== "MapRunStarted" || event.details?.mapRunArn === undefined) continue;
    const log = executions.mapRuns.log(event.details.mapRunArn);
    if (log !== undefined) logs.push(log);
  }
  return logs;
}

interface Facts {
  readonly header: MapRunHeader;
  readonly summary: MapRunSummary;
  readonly closing?: MapRunClosing;
}

function factsOf({ header, closing, summary }: MapRunLog): Facts {
  const told = closing?.summary ?? summary;
  return { header: header as MapRunHeader, summary: told, ...(closing && { closing }) };
}

function describe(executions: Executions, mapRunArn: string): object {
  const { header, summary, closing } = factsOf(findLog(executions, mapRunArn));
  const { limits, redriveCount, redriveMs } = summary;
  const status: MapRunStatus = closing?.status ?? "RUNNING";
  return {
    mapRunArn,
    executionArn: header.executionArn,
    status,
    startDate: seconds(header.startMs),
    ...(closing && { stopDate: seconds(closing.stopMs) }),
    maxConcurrency: limits.maxConcurrency,
    toleratedFailurePercentage: limits.tolerance.percentage ?? 0,
    toleratedFailureCount: limits.tolerance.count ?? 0,
    ...mapRunCounts(summary, header.writesResults && status === "SUCCEEDED"),
    redriveCount,
    ...(redriveMs !== undefined && { redriveDate: seconds(redriveMs) }),
  };
}

function listed(log: MapRunLog): object {
  const { header, closing } = factsOf(log);
  return {
    executionArn: header.executionArn,
    mapRunArn: header.arn,
    stateMachineArn: header.machineArn.slice(0, header.machineArn.indexOf("/")),
    startDate: seconds(header.startMs),
    ...(closing && { stopDate: seconds(closing.stopMs) }),
  };
}

function changed(limits: MapRunLimits, input: Requests["UpdateMapRun"]): MapRunLimits {
  const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = input;
  const { tolerance } = limits;
  return {
    maxConcurrency: maxConcurrency ?? limits.maxConcurrency,
    tolerance: {
      count: toleratedFailureCount ?? tolerance.count,
      percentage: toleratedFailurePercentage ?? tolerance.percentage,
    },
  };
}
