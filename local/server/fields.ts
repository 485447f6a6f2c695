import { QUOTAS } from "../../asl/quotas";
import type { Field, Fields } from "./check-input";
import type { Requests } from "./requests";

const optional = (most: number, least = 1): Field => ({ type: "text", least, most });
const text = (most: number, least = 1): Field => ({ ...optional(most, least), required: true });

const arn = text(256);
const longArn = text(2_000);
const name = text(QUOTAS.nameLength);
const definition = text(QUOTAS.definitionCharacters);
const document = optional(QUOTAS.payloadBytes, 0);
const token = text(2_048);
const description = optional(256, 0);
const flag: Field = { type: "flag" };
const structure: Field = { type: "structure" };
const tags: Field = { type: "list", of: "structure", most: 50 };
const machineType: Field = { type: "text", values: ["STANDARD", "EXPRESS"] };
const includedData: Field = { type: "text", values: ["ALL_DATA", "METADATA_ONLY"] };
const error = optional(256, 0);
const cause = optional(32_768, 0);
const paging: Fields = { maxResults: { type: "integer", least: 0, most: 1_000 }, nextToken: optional(3_096) };
const configurations: Fields = {
  loggingConfiguration: structure,
  tracingConfiguration: structure,
  encryptionConfiguration: structure,
};
const start: Fields = {
  stateMachineArn: arn,
  name: optional(QUOTAS.nameLength),
  input: document,
  traceHeader: optional(256, 0),
};

/** What AWS checks of each request by its form alone. */
export const FIELDS: { readonly [N in keyof Requests]: Fields } = {
  CreateActivity: { name, tags, encryptionConfiguration: structure },
  CreateStateMachine: {
    name,
    definition,
    roleArn: arn,
    type: machineType,
    publish: flag,
    versionDescription: description,
    tags,
    ...configurations,
  },
  CreateStateMachineAlias: {
    name,
    description,
    routingConfiguration: { type: "list", of: "structure", required: true, least: 1, most: 2 },
  },
  DeleteActivity: { activityArn: arn },
  DeleteStateMachine: { stateMachineArn: arn },
  DeleteStateMachineAlias: { stateMachineAliasArn: arn },
  DeleteStateMachineVersion: { stateMachineVersionArn: longArn },
  DescribeActivity: { activityArn: arn },
  DescribeExecution: { executionArn: arn, includedData },
  DescribeMapRun: { mapRunArn: longArn },
  DescribeStateMachine: { stateMachineArn: arn, includedData },
  DescribeStateMachineAlias: { stateMachineAliasArn: arn },
  DescribeStateMachineForExecution: { executionArn: arn, includedData },
  GetActivityTask: { activityArn: arn, workerName: optional(QUOTAS.nameLength) },
  GetExecutionHistory: { executionArn: arn, reverseOrder: flag, includeExecutionData: flag, ...paging },
  ListActivities: paging,
  ListExecutions: {
    stateMachineArn: optional(256),
    mapRunArn: optional(2_000),
    statusFilter: {
      type: "text",
      values: ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"],
    },
    redriveFilter: { type: "text", values: ["REDRIVEN", "NOT_REDRIVEN"] },
    ...paging,
  },
  ListMapRuns: { executionArn: arn, ...paging },
  ListStateMachineAliases: { stateMachineArn: arn, ...paging },
  ListStateMachineVersions: { stateMachineArn: arn, ...paging },
  ListStateMachines: paging,
  ListTagsForResource: { resourceArn: arn },
  PublishStateMachineVersion: { stateMachineArn: arn, revisionId: optional(256), description },
  RedriveExecution: { executionArn: arn, clientToken: optional(64) },
  SendTaskFailure: { taskToken: token, error, cause },
  SendTaskHeartbeat: { taskToken: token },
  SendTaskSuccess: { taskToken: token, output: { ...document, required: true } },
  StartExecution: start,
  StartSyncExecution: { ...start, includedData },
  StopExecution: { executionArn: arn, error, cause },
  TagResource: { resourceArn: arn, tags: { ...tags, required: true } },
  TestState: {
    definition,
    roleArn: optional(256),
    input: document,
    inspectionLevel: { type: "text", values: ["INFO", "DEBUG", "TRACE"] },
    revealSecrets: flag,
    variables: optional(QUOTAS.payloadBytes, 0),
    stateName: optional(QUOTAS.nameLength),
    mock: structure,
    context: optional(QUOTAS.payloadBytes, 0),
    stateConfiguration: structure,
  },
  UntagResource: { resourceArn: arn, tagKeys: { type: "list", of: "text", required: true, most: 50 } },
  UpdateMapRun: {
    mapRunArn: longArn,
    maxConcurrency: { type: "integer", least: 0 },
    toleratedFailurePercentage: { type: "number", least: 0, most: 100 },
    toleratedFailureCount: { type: "integer", least: 0 },
  },
  UpdateStateMachine: {
    stateMachineArn: arn,
    definition: optional(QUOTAS.definitionCharacters),
    roleArn: optional(256),
    publish: flag,
    versionDescription: description,
    ...configurations,
  },
  UpdateStateMachineAlias: {
    stateMachineAliasArn: arn,
    description,
    routingConfiguration: { type: "list", of: "structure", least: 1, most: 2 },
  },
  ValidateStateMachineDefinition: {
    definition,
    type: machineType,
    severity: { type: "text", values: ["ERROR", "WARNING"] },
    maxResults: { type: "integer", least: 0, most: 100 },
  },
};
