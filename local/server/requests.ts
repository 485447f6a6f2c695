import type * as sfn from "@aws-sdk/client-sfn";

/** The operations of the Step Functions API, and what each is asked with. */
export interface Requests {
  CreateActivity: sfn.CreateActivityInput;
  CreateStateMachine: sfn.CreateStateMachineInput;
  CreateStateMachineAlias: sfn.CreateStateMachineAliasInput;
  DeleteActivity: sfn.DeleteActivityInput;
  DeleteStateMachine: sfn.DeleteStateMachineInput;
  DeleteStateMachineAlias: sfn.DeleteStateMachineAliasInput;
  DeleteStateMachineVersion: sfn.DeleteStateMachineVersionInput;
  DescribeActivity: sfn.DescribeActivityInput;
  DescribeExecution: sfn.DescribeExecutionInput;
  DescribeMapRun: sfn.DescribeMapRunInput;
  DescribeStateMachine: sfn.DescribeStateMachineInput;
  DescribeStateMachineAlias: sfn.DescribeStateMachineAliasInput;
  DescribeStateMachineForExecution: sfn.DescribeStateMachineForExecutionInput;
  GetActivityTask: sfn.GetActivityTaskInput;
  GetExecutionHistory: sfn.GetExecutionHistoryInput;
  ListActivities: sfn.ListActivitiesInput;
  ListExecutions: sfn.ListExecutionsInput;
  ListMapRuns: sfn.ListMapRunsInput;
  ListStateMachineAliases: sfn.ListStateMachineAliasesInput;
  ListStateMachineVersions: sfn.ListStateMachineVersionsInput;
  ListStateMachines: sfn.ListStateMachinesInput;
  ListTagsForResource: sfn.ListTagsForResourceInput;
  PublishStateMachineVersion: sfn.PublishStateMachineVersionInput;
  RedriveExecution: sfn.RedriveExecutionInput;
  SendTaskFailure: sfn.SendTaskFailureInput;
  SendTaskHeartbeat: sfn.SendTaskHeartbeatInput;
  SendTaskSuccess: sfn.SendTaskSuccessInput;
  StartExecution: sfn.StartExecutionInput;
  StartSyncExecution: sfn.StartSyncExecutionInput;
  StopExecution: sfn.StopExecutionInput;
  TagResource: sfn.TagResourceInput;
  TestState: sfn.TestStateInput;
  UntagResource: sfn.UntagResourceInput;
  UpdateMapRun: sfn.UpdateMapRunInput;
  UpdateStateMachine: sfn.UpdateStateMachineInput;
  UpdateStateMachineAlias: sfn.UpdateStateMachineAliasInput;
  ValidateStateMachineDefinition: sfn.ValidateStateMachineDefinitionInput;
}

/** What an operation can see of its client. */
export interface Client {
  /** Calls back when the client has gone away before its answer. */
  onGone(callback: () => void): void;
}

/** Operations by name. Their input has been checked against {@link FIELDS}; times in answers are in seconds. */
export type Operations<TName extends keyof Requests> = {
  readonly [N in TName]: (input: Requests[N], client: Client) => object | Promise<object>;
};

/** A time as the JSON protocol tells it. */
export function seconds(timeMs: number): number {
  return timeMs / 1_000;
}
