import type { JsonObject } from "../../../asl/json";
import type { IntegrationResource } from "../../../asl/resource";
import { type Clock, realClock } from "../../interpreter/clock";
import { seededRandomness } from "../../interpreter/randomness";
import type { TaskOutcome } from "../../interpreter/task";
import type { TaskRoute } from "../route";
import { IntegrationRequest } from "./integration-request";
import { JobWatch, type WatchedJob } from "./job-watch";
import { type Job, jobOf } from "./jobs";
import { failureIn, resultOf } from "./optimised-request";
import { SdkCalls } from "./sdk-calls";
import { type ClientConfiguration, createSdkClient, type SdkClient } from "./sdk-client";

/** How integrations are performed. */
export interface IntegrationOptions {
  /** Between two questions after a job; the clock of the executions. @default the computer's time */
  readonly clock?: Clock;
  /** Makes a service's client, by the name that resources call it. @default from the installed package of the SDK */
  readonly createClient?: (service: string) => SdkClient;
}

/** Performs AWS integrations. */
export interface IntegrationTasks extends TaskRoute {
  /** Asks no more after the jobs that run; they are not stopped. */
  close(): void;
}

/**
 * Performs AWS integrations by the SDK's clients: any `aws-sdk:` action, and the optimised integrations. A job (`.sync`) is
 * started and asked after until it has ended; it is stopped when its task is given up, where AWS does so.
 * Where the clients find the services is their configuration's matter, so it may be stand-ins or AWS itself.
 *
 * @example const tasks = integrationTasks({ region: "us-east-1", endpoint: "http://127.0.0.1:4566" });
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export function integrationTasks(
  configuration: ClientConfiguration,
  options: IntegrationOptions = {},
): IntegrationTasks {
  const { clock = realClock, createClient = (service) => createSdkClient(service, configuration) } = options;
  const calls = new SdkCalls(createClient);
  const watches = new Set<JobWatch>();
  const watch: Watch = (job) => {
    const one: JobWatch = new JobWatch(job, clock, () => watches.delete(one));
    watches.add(one);
    one.start();
  };
  return {
    accepts: (resource) => resource.kind === "integration" && (resource.sdk || !OTHERS.has(resource.service)),
    run: (task) => perform(new IntegrationRequest(task, calls), watch),
    close() {
      for (const one of watches) one.close();
    },
  };
}

/** Optimised integrations that call addresses, not services. */
const OTHERS: ReadonlySet<string> = new Set(["http", "apigateway"]);

type Watch = (job: WatchedJob) => void;

async function perform(request: IntegrationRequest, watch: Watch): Promise<TaskOutcome> {
  const obstacle = obstacleTo(request.resource);
  if (obstacle !== undefined) return request.unavailable(obstacle);
  const job = waitsForJob(request.resource) ? jobOf(request.resource) : undefined;
  try {
    return job === undefined ? await answer(request) : await startJob(request, job, watch);
  } catch (thrown) {
    return request.failure(thrown);
  }
}

async function answer(request: IntegrationRequest): Promise<TaskOutcome> {
  const { resource, given } = request;
  const output = resultOf(resource, await request.send(given));
  return (
    failureIn(resource, output) ?? { status: resource.pattern === "waitForTaskToken" ? "waiting" : "succeeded", output }
  );
}

async function startJob(request: IntegrationRequest, job: Job, watch: Watch): Promise<TaskOutcome> {
  const { task, given } = request;
  const started = await request.send({ ...given, ...job.added?.(given), ...idempotency(job, request) });
  const refusal = failureIn(request.resource, started.output);
  if (refusal !== undefined) return refusal;
  task.submitted(resultOf(request.resource, started));
  watch({ job, request, started: started.output });
  return { status: "waiting" };
}

/** A task that is performed again after a restart finds the job that it has started. */
function idempotency({ idempotencyField: field }: Job, { task, given }: IntegrationRequest): JsonObject {
  if (field === undefined || given[field] !== undefined || task.taskToken === undefined) return {};
  return { [field]: seededRandomness(task.taskToken).uuid() };
}

function waitsForJob({ pattern }: IntegrationResource): boolean {
  return pattern === "sync" || pattern === "sync:2";
}

/** Why an integration can't be performed here. */
function obstacleTo(resource: IntegrationResource): string | undefined {
  const { service, action, sdk } = resource;
  if (!sdk && service === "eks" && (action === "call" || action === "runJob"))
    return "calls the Kubernetes API of a cluster";
  return waitsForJob(resource) && jobOf(resource) === undefined ? `waits for a job of ${service}:${action}` : undefined;
}
