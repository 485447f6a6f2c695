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
};

interface ServiceError {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

/** What a task's error and cause are, for an error of the SDK. The names are those of AWS's SDK for Java. */
export function integrationFailure({ service, sdk }: IntegrationResource, thrown: unknown): TaskOutcome {
  const { name = "Error", message = "", $metadata: { httpStatusCode, requestId } = {} } = thrown as ServiceError;
  const exception = name.endsWith("Exception") ? name : `${name}Exception`;
  const capital = `${service[0]?.toUpperCase()}${service.slice(1)}`;
  const [prefix, longName] = OPTIMISED_NAMES[service] ?? [capital, capital];
  if (httpStatusCode === undefined)
    return failed(`${sdk ? (SDK_NAMES[service] ?? capital) : prefix}.SdkClientException`, message);
  if (sdk) {
    const called = SDK_NAMES[service] ?? capital;
    return failed(
      `${called}.${exception}`,
      `${message} (Service: ${called}, Status Code: ${httpStatusCode}, Request ID: ${requestId})`,
    );
  }
  const details = `Service: ${longName}; Status Code: ${httpStatusCode}; Error Code: ${name}; Request ID: ${requestId}; Proxy: null`;
  return failed(`${prefix}.${exception}`, `${message} (${details})`);
}

function failed(error: string, cause: string): TaskOutcome {
  return { status: "failed", error, cause };
}
