import type { IntegrationResource } from "../../../../asl/resource";
import { athena } from "./athena";
import { batch } from "./batch";
import { bedrock } from "./bedrock";
import { codebuild } from "./codebuild";
import { databrew } from "./databrew";
import { ecs } from "./ecs";
import { eks } from "./eks";
import { elasticmapreduce } from "./elasticmapreduce";
import { emrContainers } from "./emr-containers";
import { emrServerless } from "./emr-serverless";
import { glue } from "./glue";
import type { Job, Jobs } from "./job";
import { mediaconvert } from "./mediaconvert";
import { sagemaker } from "./sagemaker";

/** Every service with jobs that `.sync` waits for, but for Step Functions itself. */
const SERVICES: Readonly<Record<string, Jobs>> = {
  athena,
  batch,
  bedrock,
  codebuild,
  databrew,
  ecs,
  eks,
  elasticmapreduce,
  "emr-containers": emrContainers,
  "emr-serverless": emrServerless,
  glue,
  mediaconvert,
  sagemaker,
};

/** How the job that an integration starts is followed; undefined if it starts none that is known. */
export function jobOf({ service, action, sdk }: IntegrationResource): Job | undefined {
  const jobs = !sdk && Object.hasOwn(SERVICES, service) ? SERVICES[service] : undefined;
  return jobs !== undefined && Object.hasOwn(jobs, action) ? jobs[action] : undefined;
}

export type { Job } from "./job";
