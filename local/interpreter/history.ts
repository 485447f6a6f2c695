import type { HistoryEvent } from "@aws-sdk/client-sfn";
import type { Json, JsonObject } from "../../asl/json";
import type { EventDetails, EventType, ExecutionEvent } from "./event";

export type { EventType, ExecutionEvent } from "./event";
export type { HistoryEvent };

/** What was not cut: the local history keeps every document whole. */
const WHOLE = { truncated: false } as const;

/**
 * An event in the shape of GetExecutionHistory: documents become JSON texts, details hang under their own key.
 *
 * @example const history = execution.history.map(describeEvent);
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export function describeEvent(event: ExecutionEvent): HistoryEvent {
  const { id, previousEventId, type, timeMs, details } = event;
  const described = { timestamp: new Date(timeMs), type, id, previousEventId };
  return details === undefined ? described : { ...described, [detailsKey(type)]: describeDetails(details) };
}

function detailsKey(type: EventType): string {
  if (type.endsWith("StateEntered")) return "stateEnteredEventDetails";
  if (type.endsWith("StateExited")) return "stateExitedEventDetails";
  return `${type[0]?.toLowerCase()}${type.slice(1)}EventDetails`;
}

function describeDetails({ input, output, parameters, assignedVariables, ...plain }: EventDetails): JsonObject {
  return {
    ...(plain as JsonObject),
    ...(input !== undefined && { input: JSON.stringify(input), inputDetails: WHOLE }),
    ...(output !== undefined && { output: JSON.stringify(output), outputDetails: WHOLE }),
    ...(parameters !== undefined && { parameters: JSON.stringify(parameters) }),
    ...(assignedVariables && { ...describeVariables(assignedVariables), assignedVariablesDetails: WHOLE }),
  };
}

function describeVariables(variables: JsonObject): JsonObject {
  const texts = Object.entries(variables).map(([name, value]: [string, Json]) => [name, JSON.stringify(value)]);
  return { assignedVariables: Object.fromEntries(texts) };
}
