import type { IntegrationPattern } from "../resource";
import { apigateway } from "./apigateway";
import { athena } from "./athena";
import { batch } from "./batch";
import { bedrock } from "./bedrock";
import { bedrockAgentcore } from "./bedrock-agentcore";
import { codebuild } from "./codebuild";
import { databrew } from "./databrew";
import { dynamodb } from "./dynamodb";
import { ecs } from "./ecs";
import { eks } from "./eks";
import { elasticmapreduce } from "./elasticmapreduce";
import { emrContainers } from "./emr-containers";
import { emrServerless } from "./emr-serverless";
import { events } from "./events";
import { glue } from "./glue";
import { http } from "./http";
import { lambda } from "./lambda";
import { mediaconvert } from "./mediaconvert";
import type { OptimisedAction, OptimisedService } from "./optimised-service";
import { sagemaker } from "./sagemaker";
import { sns } from "./sns";
import { sqs } from "./sqs";
import { states } from "./states";

/** Every optimised integration of Step Functions, by the name of the service in the Resource ARN. */
export const OPTIMISED_SERVICES = {
  apigateway,
  athena,
  batch,
  bedrock,
  "bedrock-agentcore": bedrockAgentcore,
  codebuild,
  databrew,
  dynamodb,
  ecs,
  eks,
  elasticmapreduce,
  "emr-containers": emrContainers,
  "emr-serverless": emrServerless,
  events,
  glue,
  http,
  lambda,
  mediaconvert,
  sagemaker,
  sns,
  sqs,
  states,
} as const satisfies Record<string, OptimisedService>;

const ACTIONS: ReadonlyMap<string, OptimisedAction> = new Map(
  Object.values<OptimisedService>(OPTIMISED_SERVICES).flatMap(({ service, actions }) =>
    Object.entries(actions).map(([action, data]) => [`${service}:${action}`, data] as const),
  ),
);

/**
 * An action of an optimised integration, or undefined where there is none.
 *
 * @example optimisedAction("sqs", "sendMessage")?.required // ["MessageBody", "QueueUrl"]
 */
export function optimisedAction(service: string, action: string): OptimisedAction | undefined {
  return ACTIONS.get(`${service}:${action}`);
}

/** Whether an optimised integration has the action with this pattern. */
export function supportsPattern(service: string, action: string, pattern: IntegrationPattern): boolean {
  return optimisedAction(service, action)?.patterns.includes(pattern) ?? false;
}

export type { OptimisedAction, OptimisedService } from "./optimised-service";
