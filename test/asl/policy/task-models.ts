import type { JsonObject } from "../../../asl/json";
import { ACCOUNT, type IamCall } from "./simulate";

/** A Task with the calls that a run of it makes, written down by hand: what the derivation is measured against. */
export interface TaskModel {
  readonly resource: string;
  readonly parameters: JsonObject;
  readonly calls: readonly IamCall[];
}

const HERE = `eu-west-1:${ACCOUNT}`;
const MACHINE = `arn:aws:states:${HERE}:stateMachine:Machine`;
const call = (action: string, resource: string, context?: Record<string, string>): IamCall => ({
  action,
  resource,
  ...(context && { context }),
});
const calls = (actions: string, resource: string) => actions.split(" ").map((action) => call(action, resource));
const jobRule = (name: string) =>
  calls("events:PutTargets events:PutRule events:DescribeRule", `arn:aws:events:${HERE}:rule/StepFunctions${name}Rule`);
const passRole = (role: string, service: string) =>
  call("iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/${role}`, { "iam:PassedToService": service });

type Model = (name: string) => TaskModel;

function model(resource: string, parameters: JsonObject, made: readonly IamCall[]): TaskModel {
  return { resource: `arn:aws:states:::${resource}`, parameters, calls: made };
}

/** By kind of Task; `name` is what its resources are called. */
export const TASK_MODELS: Readonly<Record<string, Model>> = {
  lambda: (name) =>
    model("lambda:invoke", { FunctionName: name, Payload: {} }, [
      call("lambda:InvokeFunction", `arn:aws:lambda:${HERE}:function:${name}`),
      call("lambda:InvokeFunction", `arn:aws:lambda:${HERE}:function:${name}:7`),
    ]),
  lambdaAlias: (name) =>
    model("lambda:invoke.waitForTaskToken", { FunctionName: `arn:aws:lambda:${HERE}:function:${name}:live` }, [
      call("lambda:InvokeFunction", `arn:aws:lambda:${HERE}:function:${name}:live`),
    ]),
  putItem: (name) =>
    model("dynamodb:putItem", { TableName: name, Item: {} }, [
      call("dynamodb:PutItem", `arn:aws:dynamodb:${HERE}:table/${name}`),
    ]),
  query: (name) =>
    model("aws-sdk:dynamodb:query", { TableName: name, IndexName: "byDate" }, [
      call("dynamodb:Query", `arn:aws:dynamodb:${HERE}:table/${name}`),
      call("dynamodb:Query", `arn:aws:dynamodb:${HERE}:table/${name}/index/byDate`),
    ]),
  batchWrite: (name) =>
    model("aws-sdk:dynamodb:batchWriteItem", { RequestItems: { [name]: [], [`${name}2`]: [] } }, [
      call("dynamodb:BatchWriteItem", `arn:aws:dynamodb:${HERE}:table/${name}`),
      call("dynamodb:BatchWriteItem", `arn:aws:dynamodb:${HERE}:table/${name}2`),
    ]),
  transaction: (name) =>
    model("aws-sdk:dynamodb:transactWriteItems", { TransactItems: [{ Put: { TableName: name } }] }, [
      call("dynamodb:PutItem", `arn:aws:dynamodb:${HERE}:table/${name}`),
    ]),
  partiql: (name) =>
    model("aws-sdk:dynamodb:executeStatement", { Statement: `SELECT * FROM "${name}" WHERE id = ?` }, [
      call("dynamodb:PartiQLSelect", `arn:aws:dynamodb:${HERE}:table/${name}`),
    ]),
  sendMessage: (name) =>
    model("sqs:sendMessage", { QueueUrl: `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/${name}`, MessageBody: "" }, [
      call("sqs:SendMessage", `arn:aws:sqs:${HERE}:${name}`),
    ]),
  publish: (name) =>
    model("sns:publish", { TopicArn: `arn:aws:sns:${HERE}:${name}`, Message: "" }, [
      call("sns:Publish", `arn:aws:sns:${HERE}:${name}`),
    ]),
  putEvents: (name) =>
    model("events:putEvents", { Entries: [{ EventBusName: name }, { Source: "me" }] }, [
      call("events:PutEvents", `arn:aws:events:${HERE}:event-bus/${name}`),
      call("events:PutEvents", `arn:aws:events:${HERE}:event-bus/default`),
    ]),
  getObject: (name) =>
    model("aws-sdk:s3:getObject", { Bucket: name, Key: "in/a.json" }, [
      call("s3:GetObject", `arn:aws:s3:::${name}/in/a.json`),
    ]),
  putObject: (name) =>
    model("aws-sdk:s3:putObject", { Bucket: name, Key: "out.json", Tagging: "a=b", Body: "" }, [
      call("s3:PutObject", `arn:aws:s3:::${name}/out.json`),
      call("s3:PutObjectTagging", `arn:aws:s3:::${name}/out.json`),
    ]),
  copyObject: (name) =>
    model("aws-sdk:s3:copyObject", { Bucket: name, Key: "b", CopySource: `${name}-source/a` }, [
      call("s3:GetObject", `arn:aws:s3:::${name}-source/a`),
      call("s3:PutObject", `arn:aws:s3:::${name}/b`),
    ]),
  listObjects: (name) =>
    model("aws-sdk:s3:listObjectsV2", { Bucket: name, Prefix: "in/" }, [
      call("s3:ListBucket", `arn:aws:s3:::${name}`, { "s3:prefix": "in/" }),
    ]),
  indexFaces: (name) =>
    model("aws-sdk:rekognition:indexFaces", { CollectionId: name, Image: {} }, [
      call("rekognition:IndexFaces", `arn:aws:rekognition:${HERE}:collection/${name}`),
    ]),
  detectFaces: () => model("aws-sdk:rekognition:detectFaces", { Image: {} }, [call("rekognition:DetectFaces", "*")]),
  createLogStream: (name) =>
    model("aws-sdk:cloudwatchlogs:createLogStream", { LogGroupName: name, LogStreamName: "s" }, [
      call("logs:CreateLogStream", `arn:aws:logs:${HERE}:log-group:${name}:log-stream:s`),
    ]),
  describeMountTargets: (name) =>
    model("aws-sdk:efs:describeMountTargets", { FileSystemId: `fs-${name}` }, [
      call("elasticfilesystem:DescribeMountTargets", `arn:aws:elasticfilesystem:${HERE}:file-system/fs-${name}`),
    ]),
  getParameter: (name) =>
    model("aws-sdk:ssm:getParameter", { Name: `/app/${name}` }, [
      call("ssm:GetParameter", `arn:aws:ssm:${HERE}:parameter/app/${name}`),
    ]),
  getSecret: (name) =>
    model("aws-sdk:secretsmanager:getSecretValue", { SecretId: name }, [
      call("secretsmanager:GetSecretValue", `arn:aws:secretsmanager:${HERE}:secret:${name}-a1B2c3`),
    ]),
  startExecution: (name) =>
    model("states:startExecution", { StateMachineArn: `arn:aws:states:${HERE}:stateMachine:${name}:PROD` }, [
      call("states:StartExecution", `arn:aws:states:${HERE}:stateMachine:${name}`),
    ]),
  startExecutionSync: (name) =>
    model("states:startExecution.sync:2", { StateMachineArn: `arn:aws:states:${HERE}:stateMachine:${name}` }, [
      call("states:StartExecution", `arn:aws:states:${HERE}:stateMachine:${name}`),
      ...calls("states:DescribeExecution states:StopExecution", `arn:aws:states:${HERE}:execution:${name}:run`),
      ...jobRule("GetEventsForStepFunctionsExecution"),
    ]),
  startSyncExecution: (name) =>
    model("aws-sdk:sfn:startSyncExecution", { StateMachineArn: `arn:aws:states:${HERE}:stateMachine:${name}` }, [
      call("states:StartSyncExecution", `arn:aws:states:${HERE}:stateMachine:${name}`),
    ]),
  http: (name) =>
    model(
      "http:invoke",
      {
        ApiEndpoint: `https://${name}.example.com/orders`,
        Method: "POST",
        Authentication: { ConnectionArn: `arn:aws:events:${HERE}:connection/${name}/0a1b` },
      },
      [
        call("states:InvokeHTTPEndpoint", MACHINE, {
          "states:HTTPMethod": "POST",
          "states:HTTPEndpoint": `https://${name}.example.com/orders`,
        }),
        call("events:RetrieveConnectionCredentials", `arn:aws:events:${HERE}:connection/${name}/0a1b`),
        ...calls(
          "secretsmanager:GetSecretValue secretsmanager:DescribeSecret",
          `arn:aws:secretsmanager:${HERE}:secret:events!connection/${name}/5f6e-a1B2c3`,
        ),
      ],
    ),
  batchSync: (name) =>
    model("batch:submitJob.sync", { JobName: "job", JobQueue: name, JobDefinition: name }, [
      call("batch:SubmitJob", `arn:aws:batch:${HERE}:job-queue/${name}`),
      call("batch:SubmitJob", `arn:aws:batch:${HERE}:job-definition/${name}:3`),
      call("batch:DescribeJobs", "*"),
      call("batch:TerminateJob", `arn:aws:batch:${HERE}:job/0a1b`),
      ...jobRule("GetEventsForBatchJobs"),
    ]),
  glueSync: (name) =>
    model("glue:startJobRun.sync", { JobName: name }, [
      ...calls(
        "glue:StartJobRun glue:GetJobRun glue:GetJobRuns glue:BatchStopJobRun",
        `arn:aws:glue:${HERE}:job/${name}`,
      ),
    ]),
  glue: (name) =>
    model("glue:startJobRun", { JobName: name }, [call("glue:StartJobRun", `arn:aws:glue:${HERE}:job/${name}`)]),
  training: (name) =>
    model(
      "sagemaker:createTrainingJob.sync",
      { TrainingJobName: name, RoleArn: `arn:aws:iam::${ACCOUNT}:role/train` },
      [
        ...calls(
          "sagemaker:CreateTrainingJob sagemaker:DescribeTrainingJob sagemaker:StopTrainingJob",
          `arn:aws:sagemaker:${HERE}:training-job/${name}`,
        ),
        passRole("train", "sagemaker.amazonaws.com"),
        ...jobRule("GetEventsForSageMakerTrainingJobs"),
      ],
    ),
  schedule: (name) =>
    model(
      "aws-sdk:scheduler:createSchedule",
      { Name: name, Target: { Arn: "arn:aws:sqs:::q", RoleArn: `arn:aws:iam::${ACCOUNT}:role/wake` } },
      [
        call("scheduler:CreateSchedule", `arn:aws:scheduler:${HERE}:schedule/default/${name}`),
        passRole("wake", "scheduler.amazonaws.com"),
      ],
    ),
  codebuildSync: (name) =>
    model("codebuild:startBuild.sync", { ProjectName: name }, [
      ...calls(
        "codebuild:StartBuild codebuild:StopBuild codebuild:BatchGetBuilds",
        `arn:aws:codebuild:${HERE}:project/${name}`,
      ),
      call("codebuild:BatchGetReports", `arn:aws:codebuild:${HERE}:report-group/${name}-tests`),
      ...jobRule("GetEventForCodeBuildStartBuild"),
    ]),
  emrAddStep: (name) =>
    model("elasticmapreduce:addStep.sync", { ClusterId: `j-${name}`, Step: {} }, [
      ...calls(
        "elasticmapreduce:AddJobFlowSteps elasticmapreduce:DescribeStep elasticmapreduce:CancelSteps",
        `arn:aws:elasticmapreduce:${HERE}:cluster/j-${name}`,
      ),
      ...jobRule("GetEventForEMRAddJobFlowSteps"),
    ]),
  apiGateway: (name) =>
    model(
      "apigateway:invoke",
      {
        ApiEndpoint: `${name}.execute-api.eu-west-1.amazonaws.com`,
        Method: "GET",
        Stage: "prod",
        Path: "/bills",
        AuthType: "IAM_ROLE",
      },
      [call("execute-api:Invoke", `arn:aws:execute-api:${HERE}:${name}/prod/GET/bills`)],
    ),
  bedrock: () =>
    model("bedrock:invokeModel", { ModelId: "amazon.nova-lite-v1:0", Body: {} }, [
      call("bedrock:InvokeModel", "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0"),
    ]),
};
