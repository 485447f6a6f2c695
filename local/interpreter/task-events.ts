import type { Json } from "../../asl/json";
import { parseResource } from "../../asl/resource";
import type { EventDetails, EventType } from "./event";

/** How AWS writes the events of a task, which depends on what its Resource names. */
export interface TaskEvents {
  readonly scheduled: EventType;
  readonly started: EventType;
  readonly succeeded: EventType;
  readonly failed: EventType;
  readonly timedOut: EventType;
  /** Details that every event of the task carries. */
  readonly common: EventDetails;
  /** Whether a worker decides when the task starts. */
  readonly startedByWorker: boolean;
  /** Whether a token may complete the task from outside. */
  readonly hasToken: boolean;
  /** Whether the resource's answer is that it took the request, and not the result. */
  readonly submits: boolean;
  /** The origin that a result of too many bytes is blamed on. */
  readonly origin: string;
  scheduledDetails(parameters: Json, region: string): EventDetails;
}

/** The events of a Task state with this Resource. */
export function taskEvents(resource: string): TaskEvents {
  const parsed = parseResource(resource);
  if (parsed.kind === "integration") {
    const type = parsed.sdk ? `aws-sdk:${parsed.service}` : parsed.service;
    const action = parsed.pattern === "requestResponse" ? parsed.action : `${parsed.action}.${parsed.pattern}`;
    return integrationEvents(type, action, parsed.pattern !== "requestResponse");
  }
  const activity = parsed.kind === "activity" || (parsed.kind === "unknown" && resource.includes("activity"));
  return workerEvents(resource, activity);
}

function integrationEvents(resourceType: string, resource: string, submits: boolean): TaskEvents {
  const common = { resource, resourceType };
  return {
    ...eventTypes("Task"),
    common,
    startedByWorker: false,
    hasToken: submits,
    submits,
    origin: resourceType,
    scheduledDetails: (parameters, region) => ({ parameters, region, ...common }),
  };
}

function workerEvents(resource: string, activity: boolean): TaskEvents {
  return {
    ...eventTypes(activity ? "Activity" : "LambdaFunction"),
    common: {},
    startedByWorker: activity,
    hasToken: activity,
    submits: false,
    origin: resource,
    scheduledDetails: (input) => ({ input, resource }),
  };
}

function eventTypes(prefix: "Task" | "Activity" | "LambdaFunction") {
  return {
    scheduled: `${prefix}Scheduled`,
    started: `${prefix}Started`,
    succeeded: `${prefix}Succeeded`,
    failed: `${prefix}Failed`,
    timedOut: `${prefix}TimedOut`,
  } as const;
}
