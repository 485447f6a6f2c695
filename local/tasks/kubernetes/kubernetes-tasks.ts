import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { type IntegrationResource, parseResource } from "../../../asl/resource";
import { type Clock, realClock } from "../../interpreter/clock";
import type { TaskOutcome } from "../../interpreter/task";
import { at } from "../at";
import type { IntegrationTasks } from "../aws/integration-tasks";
import { methodOf } from "../http/parameters";
import { RequestError } from "../http/request-error";
import { JobWatches } from "../job-watch";
import type { Caller, KubernetesRequest } from "./cluster-call";
import { ClusterTask } from "./cluster-task";
import { isKubernetes } from "./is-kubernetes";
import { jobsPath, KubernetesJob } from "./kubernetes-job";

/** How clusters are called. */
export interface KubernetesOptions extends Caller {
  /** Between two questions after a job, and for the end of requests after 60 seconds. @default the computer's time */
  readonly clock?: Clock;
}

/**
 * Performs `eks:call` and `eks:runJob` by requests to the Kubernetes API of the cluster that the state names. A job (`.sync`) is
 * asked after until it has ended; it runs on when its task is given up.
 *
 * @example const tasks = kubernetesTasks({ region: "us-east-1", credentials: { accessKeyId, secretAccessKey } });
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 */
export function kubernetesTasks({ clock = realClock, ...caller }: KubernetesOptions): IntegrationTasks {
  const watches = new JobWatches(clock);
  return {
    accepts: isKubernetes,
    run: (task) => perform(new ClusterTask(task, caller, clock), watches),
    close: () => watches.close(),
  };
}

async function perform(cluster: ClusterTask, watches: JobWatches): Promise<TaskOutcome> {
  const { task, given } = cluster;
  const { action, pattern } = parseResource(task.resource) as IntegrationResource;
  const outcome = await cluster.ask(() => (action === "call" ? callOf(given) : jobCreation(given)));
  if (outcome.status !== "succeeded" || pattern === "requestResponse") return outcome;
  if (pattern === "waitForTaskToken") return { status: "waiting", output: outcome.output };
  task.submitted(outcome.output);
  watches.start(new KubernetesJob(cluster, String(at("ResponseBody", "metadata", "name")(outcome.output))));
  return { status: "waiting" };
}

function callOf({ Method, Path, QueryParameters, RequestBody }: JsonObject): KubernetesRequest {
  return {
    method: methodOf(Method),
    path: pathOf(Path),
    ...(QueryParameters !== undefined && { query: QueryParameters }),
    ...(RequestBody !== undefined && { body: RequestBody }),
  };
}

function pathOf(path: Json | undefined): string {
  if (typeof path === "string" && path.startsWith("/")) return path;
  throw new RequestError(`Path must begin with a slash, unlike ${JSON.stringify(path ?? null)}.`);
}

function jobCreation(given: JsonObject): KubernetesRequest {
  const { Job } = given;
  if (isJsonObject(Job) || typeof Job === "string") return { method: "POST", path: jobsPath(given), body: Job };
  throw new RequestError(`Job must be the definition of a Kubernetes Job, not ${JSON.stringify(Job ?? null)}.`);
}
