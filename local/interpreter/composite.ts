import type { EventType } from "./event";
import type { Flow } from "./flow";

/** Flows that a state has started and that end with it. */
export interface InnerFlows {
  abort(causeEventId: number): void;
  /** Takes up those again that did not succeed; false if all did. */
  redrive(causeEventId: number): boolean;
}

const ABORTED: Partial<Record<Flow["state"]["type"], EventType>> = {
  Task: "TaskStateAborted",
  Wait: "WaitStateAborted",
  Parallel: "ParallelStateAborted",
  Map: "MapStateAborted",
};

/**
 * Aborts a flow inside of a state that has failed: it says what it was doing, pointing back to the event that was the end
 * of it, and so do the flows inside of it.
 */
export function abortFlow(flow: Flow, causeEventId: number): void {
  if (flow.ended) return;
  const aborted = ABORTED[flow.state.type];
  if (aborted !== undefined) flow.run.record(aborted, causeEventId);
  flow.inner?.abort(causeEventId);
  flow.abandon();
}

/** The flow that failed leaves its task open, and AWS closes it like those of its siblings. */
export function closeFailedTask(flow: Flow): void {
  if (flow.state.type === "Task") flow.run.record("TaskStateAborted", flow.lastEventId);
}
