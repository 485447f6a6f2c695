import type { Json } from "../../asl/json";
import type { Bucket } from "./resource";

/** A value taken from the event that starts an execution. */
export interface EventPath {
  readonly kind: "eventPath";
  /** A JSONPath into the event: `$.detail.object.key`. */
  readonly path: string;
}

/** What an execution gets as input: JSON with event paths at any depth. */
export type EventTemplate = Json | EventPath | readonly EventTemplate[] | { readonly [key: string]: EventTemplate };

/** Starts an execution for each object uploaded to a bucket. */
export interface UploadTrigger {
  readonly kind: "upload";
  readonly bucket: Bucket;
  /** Only keys that start so. */
  readonly prefix?: string;
  /** The input of the execution; the whole event when absent. */
  readonly input?: EventTemplate;
}

/** Starts executions at given times. */
export interface ScheduleTrigger {
  readonly kind: "schedule";
  /** `rate(1 day)`, `cron(0 6 * * ? *)` or `at(2027-01-01T00:00:00)`. */
  readonly expression: string;
  /** IANA name of the time zone. @default "UTC" */
  readonly timezone?: string;
  readonly input: Json;
}

/** What starts executions besides people and programs. */
export type Trigger = UploadTrigger | ScheduleTrigger;

/**
 * Starts an execution for each object uploaded to a bucket. The bucket must raise events.
 *
 * @example onUpload(riderPhotos, { prefix: "incoming/", input: { key: eventPath("$.detail.object.key") } })
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export function onUpload(bucket: Bucket, options: Pick<UploadTrigger, "prefix" | "input"> = {}): UploadTrigger {
  return Object.freeze({ kind: "upload", bucket, ...options });
}

/**
 * Starts executions at given times.
 *
 * @example onSchedule("cron(0 6 * * ? *)", { timezone: "Europe/Berlin", input: { images: [] } })
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function onSchedule(
  expression: string,
  options: Partial<Pick<ScheduleTrigger, "timezone" | "input">> = {},
): ScheduleTrigger {
  return Object.freeze({ kind: "schedule", expression, input: {}, ...options });
}

/**
 * A value taken from the event that starts an execution.
 *
 * @example eventPath("$.detail.bucket.name")
 */
export function eventPath(path: string): EventPath {
  return Object.freeze({ kind: "eventPath", path });
}

/** Whether a part of a template is an event path. */
export function isEventPath(part: EventTemplate): part is EventPath {
  return typeof part === "object" && part !== null && (part as EventPath).kind === "eventPath";
}
