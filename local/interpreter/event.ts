import type { HistoryEventType } from "@aws-sdk/client-sfn";
import type { Json, JsonObject } from "../../asl/json";

/** The types of AWS's history events. */
export type EventType = HistoryEventType;

/**
 * What an event says, with documents as values: sharing them costs nothing, and their texts are made only when somebody
 * reads the event ({@link describeEvent}).
 */
export interface EventDetails {
  readonly name?: string;
  readonly input?: Json;
  readonly output?: Json;
  readonly parameters?: Json;
  readonly assignedVariables?: JsonObject;
  readonly error?: string;
  readonly cause?: string;
  readonly resource?: string;
  readonly resourceType?: string;
  readonly region?: string;
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
  readonly taskCredentials?: { readonly roleArn: string };
  readonly workerName?: string;
  readonly roleArn?: string;
  readonly length?: number;
  readonly index?: number;
  readonly mapRunArn?: string;
  readonly location?: string;
  readonly state?: string;
  readonly redriveCount?: number;
}

/** One event of an execution. Ids start at 1; the event that led to it is `previousEventId`, 0 for none. */
export interface ExecutionEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: EventType;
  readonly timeMs: number;
  readonly details: EventDetails | undefined;
}
