import type { Json, JsonObject } from "../../../../asl/json";
import type { SdkCall } from "../sdk-calls";

/**
 * How Step Functions follows a job that a `.sync` integration starts, as data. All objects have the fields of the service's
 * API with capitals; `started` is what the integration's request was answered, `given` the parameters of the state.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync
 */
export interface Job {
  /** The parameter by which the service starts one job for a request that it gets twice. */
  readonly idempotencyField?: string;
  /** Parameters that Step Functions adds to those of the state. */
  readonly added?: (given: JsonObject) => JsonObject;
  /** The request that tells how the job is. */
  readonly describe: (started: JsonObject, given: JsonObject) => SdkCall;
  /** The job's state in the description; undefined while the service does not know the job yet. */
  readonly status: (description: JsonObject) => Json | undefined;
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  /** Whether a job has failed though its state is among `succeeded`. */
  readonly hasFailed?: (description: JsonObject) => boolean;
  /** The error by which the service says that there is nothing left to describe, where that is success. */
  readonly goneError?: string;
  /** What the task gives, or tells as the cause of its failure. @default the description */
  readonly result?: (description: JsonObject, started: JsonObject) => Json | undefined;
  /** The request that stops the job when the task is given up; absent where AWS lets it run on. */
  readonly stop?: (started: JsonObject, given: JsonObject) => SdkCall;
}

/** The jobs of a service, by the integration's action. */
export type Jobs = Readonly<Record<string, Job>>;

/** The fields of these names that are there. */
export function only(from: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
