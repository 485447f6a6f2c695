import { aliasArn } from "./aliases";
import { parseArn } from "./arn";
import { parseExecutionInput } from "./documents";
import { refusals } from "./errors";
import { describeEnd, readExecution, redriveStatus } from "./execution-data";
import type { ExecutionSummary } from "./execution-index";
import type { Executions } from "./executions";
import { historyPage } from "./history-page";
import type { MachineRecord } from "./machine-record";
import type { Machines, Target } from "./machines";
import { checkName } from "./name";
import { pageOf } from "./page";
import { type Operations, type Requests, seconds } from "./requests";
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
    DescribeExecution: (input) => describe(machines, executions, input),
    DescribeStateMachineForExecution({ executionArn = "", includedData }) {
      const { header, machine } = dataOf(machines, executions, executionArn);
      const revision = machines.revisions.get(header.revision);
      return {
        stateMachineArn: machine.arn,
        name: machine.name,
        updateDate: seconds(revision.atMs),
        ...describeRevision(revision, includedData !== "METADATA_ONLY"),
      };
    },
    ListExecutions: (input) => list(machines, executions, input),
    async StopExecution({ executionArn = "", error, cause }) {
      parseArn(executionArn, ["execution"]);
      const { summary } = executions.find(executionArn);
      const why = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
      await executions.running(executionArn)?.takeNow({ kind: "stop", ...why });
      return { stopDate: seconds(summary.stopMs ?? executions.now()) };
    },
    async RedriveExecution({ executionArn = "" }) {
      parseArn(executionArn, ["execution"]);
      return { redriveDate: seconds(await executions.redrive(executionArn)) };
    },
    GetExecutionHistory(input) {
      const { executionArn: arn = "", reverseOrder: reverse = false, maxResults, nextToken } = input;
      parseArn(arn, ["execution"]);
      const { journal } = executions.find(arn);
      const includesData = input.includeExecutionData ?? true;
      return historyPage({ arn, journal, reverse, maxResults, nextToken, includesData });
    },
  };
}

/** By which version or alias it was started, if by one. */
function qualified({ machine, version, alias }: Target) {
  return {
    ...(version && { versionArn: versionArn(machine, version) }),
    ...(alias && { aliasArn: aliasArn(machine, alias) }),
  };
}

function dataOf(machines: Machines, executions: Executions, arn: string) {
  parseArn(arn, ["execution"]);
  const { summary, journal } = executions.find(arn);
  const data = readExecution(journal);
  const { machineArn } = machines.revisions.get(data.header.revision);
  const machine = machines.store.get(machineArn);
  if (machine === undefined) throw refusals.noExecution(arn);
  return { ...data, summary, machine };
}

function describe(machines: Machines, executions: Executions, input: Requests["DescribeExecution"]): object {
  const { executionArn = "", includedData } = input;
  const { header, end, summary, machine } = dataOf(machines, executions, executionArn);
  const isWhole = includedData !== "METADATA_ONLY";
  return {
    ...summaryOf(machine, summary),
    ...(isWhole && { input: JSON.stringify(header.input) }),
    inputDetails: { included: isWhole },
    ...describeEnd(end, isWhole),
    ...(header.traceHeader !== undefined && { traceHeader: header.traceHeader }),
    ...redriveStatus(summary, executions.now()),
  };
}

function summaryOf(machine: MachineRecord, summary: ExecutionSummary): object {
  const { arn, name, status, startMs, stopMs, versionArn: version, aliasArn: alias } = summary;
  return {
    executionArn: arn,
    stateMachineArn: machine.arn,
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

function list(machines: Machines, executions: Executions, input: Requests["ListExecutions"]): object {
  const { stateMachineArn, mapRunArn, statusFilter, redriveFilter, maxResults, nextToken } = input;
  if ((stateMachineArn === undefined) === (mapRunArn === undefined)) {
    throw refusals.validation("Must provide a State Machine ARN or Map Run ARN");
  }
  if (mapRunArn !== undefined) throw refusals.noResource(mapRunArn);
  const arn = stateMachineArn ?? "";
  const { machine, version, alias } = machines.resolve(arn);
  if (machine.type === "EXPRESS") throw refusals.typeNotSupported();
  const all = executions.of(machine.name).filter((summary) => {
    if (statusFilter !== undefined && summary.status !== statusFilter) return false;
    const isRedriven = summary.redriveCount !== undefined;
    if (redriveFilter !== undefined && isRedriven !== (redriveFilter === "REDRIVEN")) return false;
    if (alias !== undefined) return summary.aliasArn === arn;
    return version === undefined || summary.versionArn === arn;
  });
  const filters = [arn, statusFilter, redriveFilter].join(" ");
  const newestFirst = [...all].reverse();
  const { items, ...page } = pageOf(`executions ${filters}`, newestFirst, maxResults, nextToken);
  return { executions: items.map((summary) => summaryOf(machine, summary)), ...page };
}
