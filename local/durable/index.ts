export { DivergedError, DurableExecution } from "./durable-execution";
export type { DurableSetting } from "./durable-setting";
export { giveUp } from "./give-up";
export { JournalWriter } from "./journal-writer";
export { abortMapRun } from "./map-run/abort-map-run";
export type { ExecutionPart } from "./map-run/durable-children";
export { DurableMapRun } from "./map-run/durable-map-run";
export { MapRunLog } from "./map-run/map-run-log";
export type {
  ChildRecord,
  MapRunClosing,
  MapRunHeader,
  MapRunRecord,
  MapRunStatus,
  MapRunSummary,
} from "./map-run/map-run-record";
export type { DurableRecord, End, Header, MapRunOutcome, Stimulus, Turn } from "./record";
export { isBegun, type ResumableJournal, resumable } from "./resumable";
export type { MapRuns, OpenMapRun } from "./turn-map-runs";
