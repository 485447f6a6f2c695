import { AwsError } from "../aws/aws-error";

/** Refusals that several operations share, in AWS's words. */
export const refusals = {
  noMachine: (arn: string) => new AwsError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`),
  machineDeleting: (arn: string) => new AwsError("StateMachineDeleting", `State Machine is being deleted: '${arn}'`),
  machineExists: (arn: string) => new AwsError("StateMachineAlreadyExists", `State Machine Already Exists: '${arn}'`),
  typeNotSupported: () =>
    new AwsError("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine"),
  noExecution: (arn: string) => new AwsError("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`),
  executionExists: (arn: string) => new AwsError("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`),
  notRedrivable: (arn: string, reason: string) =>
    new AwsError("ExecutionNotRedrivable", `Execution is not redrivable: '${arn}'. ${reason}`),
  noActivity: (arn: string) => new AwsError("ActivityDoesNotExist", `Activity Does Not Exist: '${arn}'`),
  noReference: () => new AwsError("ResourceNotFound", "Request references a resource that does not exist."),
  noResource: (arn: string) => new AwsError("ResourceNotFound", `Resource not found: '${arn}'`),
  invalidToken: () => new AwsError("InvalidToken", "Invalid Token: 'Invalid token'"),
  taskTimedOut: () => new AwsError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"),
  conflict: (message: string) => new AwsError("ConflictException", message),
  quota: (message: string) => new AwsError("ServiceQuotaExceededException", message),
  /** @param constraint what follows "Member must" */
  invalidMember: (name: string, value: string, constraint: string) =>
    new AwsError(
      "ValidationException",
      `1 validation error detected: Value ${value} at '${name}' failed to satisfy constraint: Member must ${constraint}`,
    ),
  /** Of a service that was opened for the executions of one process; AWS has none. */
  tokensAlone: () =>
    new AwsError(
      "ServiceUnavailable",
      "Only task tokens are answered during a run. aslant serve answers all else.",
      501,
    ),
  validation: (message: string) => new AwsError("ValidationException", message),
} as const;
