export { type Clock, realClock, type Timer } from "./clock";
export { DecisionQueue } from "./decision-queue";
export { DefinitionError } from "./definition-error";
export type { Execution } from "./execution";
export { describeEvent, type EventType, type ExecutionEvent, type HistoryEvent } from "./history";
export {
  type ChildExecution,
  createMachine,
  type MachineOptions,
  type StartOptions,
  type StateMachine,
} from "./machine";
export type { Machine } from "./machine-facts";
export { type MapRunProgress, watchMapRuns } from "./map/watch-map-runs";
export type { ObjectBody, ObjectStore, SeekableObject, SizedBody } from "./object-store";
export type { Decision, ExecutionResult } from "./run";
export type { Task, TaskOutcome, TaskRunner } from "./task";
export { TaskTokens, type TokenAnswer, type WaitingTask } from "./task-tokens";
export { TestStateError, type TestStateOptions, testState } from "./test-state";
export { createVirtualClock, type VirtualClock } from "./virtual-clock";
