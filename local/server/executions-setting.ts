import type { Json } from "../../asl/json";
import type { Clock, ObjectStore, TaskRunner } from "../interpreter";
import type { Report } from "../journal";
import type { Keeping } from "./keeping";
import type { Revision } from "./machine-record";
import type { RevisionStore } from "./revision-store";

/** What executions work with. */
export interface ExecutionsSetting {
  readonly folder: string;
  readonly revisions: RevisionStore;
  readonly report: Report;
  readonly clock?: Clock;
  /** How long executions that have ended are kept. */
  readonly keeping?: Keeping;
  /** Hears of every execution that has ended, by the name of its machine. */
  readonly onEnded?: (machine: string) => void;
}

/** What an execution is started with. */
export interface StartRequest {
  readonly revision: Revision;
  readonly input: Json;
  readonly name?: string | undefined;
  readonly versionArn?: string | undefined;
  readonly aliasArn?: string | undefined;
  readonly traceHeader?: string | undefined;
  readonly startedBy?: string | undefined;
}

/** How tasks and object stores are reached. */
export interface Outside {
  readonly tasks: TaskRunner;
  readonly objects: ObjectStore;
}
