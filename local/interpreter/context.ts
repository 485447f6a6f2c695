import type { Json, JsonObject } from "../../asl/json";
import type { Flow } from "./flow";

/** The item that an iteration of a Map works on. */
export interface MapItem {
  readonly index: number;
  readonly value: Json;
  /** The name of the value, where a distributed Map goes through the members of a JSON object. */
  readonly key?: string;
  /** Where it comes from. @default "STATE_DATA" */
  readonly source?: string;
}

const RETRIABLE: ReadonlySet<string> = new Set(["Task", "Map", "Parallel"]);

/**
 * The context object of a flow's current state: `$$`, or `$states.context`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function contextObject(flow: Flow): JsonObject {
  const { run, state } = flow;
  if (run.setting.test) return run.setting.test.context;
  const retries = RETRIABLE.has(state.type) && { RetryCount: flow.retryCount };
  return {
    Execution: run.executionContext,
    StateMachine: { Id: run.machine.arn, Name: run.machine.name },
    State: { Name: state.name, EnteredTime: new Date(flow.enteredMs).toISOString(), ...retries },
    ...(flow.taskToken !== undefined && { Task: { Token: flow.taskToken } }),
    ...(flow.mapItem && { Map: { Item: itemContext(flow.mapItem) } }),
  };
}

export function itemContext({ index, value, key, source = "STATE_DATA" }: MapItem): JsonObject {
  return { Index: index, ...(key !== undefined && { Key: key }), Value: value, Source: source };
}
