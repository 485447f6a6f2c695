import { type Claim, claimEach, type TaskCall } from "./claim";
import { invokeApi, manageConnections } from "./services/api-gateway";
import { athenaQuery, athenaResults } from "./services/athena";
import { customizeModel, invokeModel } from "./services/bedrock";
import { submitJob, taskRoles } from "./services/compute";
import { partiql, transactWrite } from "./services/dynamodb";
import { invokeHttp } from "./services/http";
import { invokeFunction } from "./services/lambda";
import { publish, putEvents, sendEmail } from "./services/messaging";
import { redshiftSignIn } from "./services/redshift-data";
import { deleteObject, getObject, listBucket, putObject } from "./services/s3";
import { followExecution, startExecution } from "./services/states";

type ClaimsOf = (call: TaskCall) => readonly Claim[];

/** Actions whose resources stand in the arguments in a way of their own. */
const BY_ACTION: Readonly<Record<string, ClaimsOf>> = {
  "batch:SubmitJob": submitJob,
  "bedrock:InvokeModel": invokeModel("bedrock:InvokeModel"),
  "bedrock:InvokeModelWithResponseStream": invokeModel("bedrock:InvokeModelWithResponseStream"),
  "bedrock:CreateModelCustomizationJob": customizeModel,
  "events:PutEvents": putEvents,
  "lambda:InvokeFunction": invokeFunction,
  "s3:DeleteObject": deleteObject,
  "s3:GetObject": getObject,
  "s3:ListBucket": listBucket,
  "s3:PutObject": putObject,
  "ses:SendEmail": sendEmail("ses:SendEmail"),
  "ses:SendTemplatedEmail": sendEmail("ses:SendTemplatedEmail"),
  "sns:Publish": publish,
  "states:DescribeExecution": followExecution("states:DescribeExecution"),
  "states:StartExecution": startExecution("states:StartExecution"),
  "states:StartSyncExecution": startExecution("states:StartSyncExecution"),
  "states:StopExecution": followExecution("states:StopExecution"),
};

/** Operations that take the place of all their actions. */
const BY_OPERATION: Readonly<Record<string, ClaimsOf>> = {
  "apigateway:invoke": invokeApi,
  "dynamodb:batchExecuteStatement": partiql,
  "dynamodb:executeStatement": partiql,
  "dynamodb:executeTransaction": partiql,
  "dynamodb:transactWriteItems": transactWrite,
  "execute-api:deleteConnection": manageConnections("DELETE"),
  "execute-api:getConnection": manageConnections("GET"),
  "execute-api:postToConnection": manageConnections("POST"),
  "http:invoke": invokeHttp,
};

/** What operations need besides their own actions. */
const BESIDES: Readonly<Record<string, ClaimsOf>> = {
  "athena:getQueryResults": athenaResults,
  "athena:startQueryExecution": athenaQuery,
  "ecs:runTask": taskRoles,
  "redshift-data:batchExecuteStatement": redshiftSignIn,
  "redshift-data:executeStatement": redshiftSignIn,
};

/** Whether an operation is known whole, without a list of its actions. */
export function isWhole(prefix: string, operation: string): boolean {
  return Object.hasOwn(BY_OPERATION, `${prefix}:${operation}`);
}

/** Whether an operation says itself which roles it hands on. */
export function claimsRoles({ prefix, operation }: TaskCall): boolean {
  return prefix === "ecs" && operation === "runTask";
}

/** The claims of a call that needs these actions. */
export function claimsOf(call: TaskCall, actions: readonly string[]): readonly Claim[] {
  const operation = `${call.prefix}:${call.operation}`;
  const whole = BY_OPERATION[operation];
  if (whole !== undefined) return whole(call);
  const own = actions.flatMap((action) => BY_ACTION[action]?.(call) ?? claimEach([action], named(call)));
  return [...own, ...(BESIDES[operation]?.(call) ?? [])];
}

function named({ arguments: given }: TaskCall) {
  return { kind: "named", arguments: given } as const;
}
