import type { IntegrationResource } from "../../../asl/resource";
import type { TaskOutcome } from "../../interpreter/task";

/** How errors of SDK integrations name their service, where it is not just the resource's name with a capital. */
const SDK_NAMES: Readonly<Record<string, string>> = {
  dynamodb: "DynamoDb",
  eventbridge: "EventBridge",
  secretsmanager: "SecretsManager",
  apigateway: "ApiGateway",
  cloudwatchlogs: "CloudWatchLogs",
  bedrockruntime: "BedrockRuntime",
  codebuild: "CodeBuild",
};

/** How the optimised integrations name it: in the error, and in its cause. */
const OPTIMISED_NAMES: Readonly<Record<string, readonly [error: string, service: string]>> = {
  dynamodb: ["DynamoDB", "AmazonDynamoDBv2"],
  lambda: ["Lambda", "AWSLambda"],
  sns: ["SNS", "AmazonSNS"],
  sqs: ["SQS", "AmazonSQS"],
  states: ["StepFunctions", "AWSStepFunctions"],
  events: ["EventBridge", "AmazonEventBridge"],
  athena: ["Athena", "AmazonAthena"],
  batch: ["Batch", "AWSBatch"],
  bedrock: ["Bedrock", "AmazonBedrock"],
  codebuild: ["CodeBuild", "AWSCodeBuild"],
  databrew: ["DataBrew", "AWSGlueDataBrew"],
  ecs: ["ECS", "AmazonECS"],
  eks: ["EKS", "AmazonEKS"],
  elasticmapreduce: ["ElasticMapReduce", "AmazonElasticMapReduce"],
  "emr-containers": ["EMRContainers", "AmazonEMRContainers"],
  "emr-serverless": ["EMRServerless", "AWSEMRServerless"],
  glue: ["Glue", "AWSGlue"],
  mediaconvert: ["MediaConvert", "AWSMediaConvert"],
  sagemaker: ["SageMaker", "AmazonSageMaker"],
};

interface ServiceError {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

/** What a task's error and cause are, for an error of the SDK. The names are those of AWS's SDK for Java. */
export function integrationFailure({ service, sdk }: IntegrationResource, thrown: unknown): TaskOutcome {
  const { name = "Error", message = "", $metadata: { httpStatusCode, requestId } = {} } = thrown as ServiceError;
  const capital = `${service[0]?.toUpperCase()}${service.slice(1)}`;
  const called = SDK_NAMES[service] ?? capital;
  const [prefix, longName] = OPTIMISED_NAMES[service] ?? [capital, capital];
  if (httpStatusCode === undefined) return failed(`${sdk ? called : prefix}.SdkClientException`, message);
  if (sdk) {
    const details = `Service: ${called}, Status Code: ${httpStatusCode}, Request ID: ${requestId}`;
    return failed(`${called}.${exceptionOf(thrown, called)}`, `${message} (${details})`);
  }
  const details = `Service: ${longName}; Status Code: ${httpStatusCode}; Error Code: ${name}; Request ID: ${requestId}; Proxy: null`;
  return failed(`${prefix}.${exceptionOf(thrown, longName.replace(/v\d$/, ""))}`, `${message} (${details})`);
}

/** Errors that the SDK has no class of their own for, such as most about wrong parameters, are named after the service. */
function exceptionOf(thrown: unknown, service: string): string {
  const { name = "Error" } = thrown as ServiceError;
  const className = thrown instanceof Error ? thrown.constructor.name : name;
  if (className !== name && /\wServiceException$/.test(className)) return `${service}Exception`;
  return name.endsWith("Exception") ? name : `${name}Exception`;
}

function failed(error: string, cause: string): TaskOutcome {
  return { status: "failed", error, cause };
}
