import type { MapRunLimits } from "../../interpreter/map/map-run";
import type { DurableRecord } from "../record";
import type { MapRunCounts } from "./counts";

/** What a Map Run is, as it was started; the first record of its log. */
export interface MapRunHeader {
  readonly arn: string;
  readonly executionArn: string;
  /** Of the machine with the Map's label, which the children are executions of. */
  readonly machineArn: string;
  readonly type: "STANDARD" | "EXPRESS";
  /** The definition that the parent runs. */
  readonly revision: string;
  readonly startMs: number;
  readonly limits: MapRunLimits;
  /** Whether a ResultWriter writes the results. */
  readonly writesResults: boolean;
}

export type MapRunStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "ABORTED";

/** The end of a Map Run; the last record of its log, until it is redriven. */
export interface MapRunClosing {
  readonly status: Exclude<MapRunStatus, "RUNNING">;
  readonly stopMs: number;
  readonly summary: MapRunSummary;
}

/** How many items and children there will be in all, as far as that is known. */
export interface MapRunTotals {
  readonly items?: number;
  readonly executions?: number;
}

/** What is told of a Map Run as a whole. */
export interface MapRunSummary {
  readonly limits: MapRunLimits;
  readonly counts: MapRunCounts;
  readonly totals: MapRunTotals;
  readonly redriveCount: number;
  readonly redriveMs?: number;
}

/**
 * A line of the log of a Map Run. All its children share the log. A Standard child writes what any execution writes; an
 * Express child its header and its end, when it has ended.
 */
export type MapRunRecord =
  | { readonly mapRun: MapRunHeader }
  | ChildRecord
  | { readonly limits: MapRunLimits }
  | { readonly redriven: { readonly atMs: number } }
  | { readonly closed: MapRunClosing };

/** `items` is there beside a header: for how many items the child works. */
export type ChildRecord = DurableRecord & { readonly child: number; readonly items?: number };
