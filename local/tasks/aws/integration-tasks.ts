import type { JsonObject } from "../../../asl/json";
import type { IntegrationResource } from "../../../asl/resource";
import { type Clock, realClock } from "../../interpreter/clock";
import { seededRandomness } from "../../interpreter/randomness";
import type { TaskOutcome } from "../../interpreter/task";
import { JobWatches } from "../job-watch";
import { isKubernetes } from "../kubernetes/is-kubernetes";
import type { TaskRoute } from "../route";
import { IntegrationRequest } from "./integration-request";
import { type Job, jobOf } from "./jobs";
import { failureIn, resultOf } from "./optimised-request";
import { SdkCalls } from "./sdk-calls";
import { type ClientConfiguration, createSdkClient, type SdkClient } from "./sdk-client";
import { SdkJob } from "./sdk-job";

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
  const watches = new JobWatches(clock);
  return {
    accepts: (resource) => resource.kind === "integration" && !callsAddress(resource),
    run: (task) => perform(new IntegrationRequest(task, calls), watches),
    close: () => watches.close(),
  };
}

/** Optimised integrations that call the addresses that the states name, not services. */
function callsAddress(resource: IntegrationResource): boolean {
  const { service, sdk } = resource;
  return !sdk && (service === "http" || service === "apigateway" || isKubernetes(resource));
}

async function perform(request: IntegrationRequest, watches: JobWatches): Promise<TaskOutcome> {
  const waits = waitsForJob(request.resource);
  const job = waits ? jobOf(request.resource) : undefined;
  if (waits && job === undefined) return request.unavailable(`waits for a job of ${actionOf(request.resource)}`);
  try {
    return job === undefined ? await answer(request) : await startJob(request, job, watches);
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

async function startJob(request: IntegrationRequest, job: Job, watches: JobWatches): Promise<TaskOutcome> {
  const { task, given } = request;
  const started = await request.send({ ...given, ...job.added?.(given), ...idempotency(job, request) });
  const refusal = failureIn(request.resource, started.output);
  if (refusal !== undefined) return refusal;
  task.submitted(resultOf(request.resource, started));
  watches.start(new SdkJob(job, request, started.output));
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

function actionOf({ service, action }: IntegrationResource): string {
  return `${service}:${action}`;
}
