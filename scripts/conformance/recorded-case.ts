import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StateMachineDefinition, StateMachineType } from "../../asl/definition";
import type { Json, JsonObject } from "../../asl/json";

/** One attempt of a task as it was recorded: what it was called with, and what came of it. */
export interface RecordedAttempt {
  readonly scheduledEventId?: number;
  readonly parameters?: Json;
  readonly submitted?: Json;
  readonly result?: {
    readonly status: "succeeded" | "failed" | "timedOut";
    readonly output?: Json;
    readonly error?: string;
    readonly cause?: Json;
    readonly causeText?: string;
  };
}

/** What AWS answered in the end. */
export interface RecordedResult {
  readonly status: string;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: Json;
}

export interface RecordedEvent {
  readonly id: number | readonly number[];
  readonly previousEventId: number;
  readonly type: string;
  readonly [details: string]: unknown;
}

/** A case of the corpus of executions; the folder's own README tells the format. */
export interface RecordedCase {
  readonly id: string;
  readonly kind: string;
  readonly queryLanguage: string;
  readonly type: StateMachineType;
  readonly tags: readonly string[];
  readonly source: { readonly recordedDate?: string };
  readonly definition: StateMachineDefinition;
  readonly input?: Json;
  readonly tasks?: Readonly<Record<string, readonly RecordedAttempt[]>>;
  readonly s3Objects?: readonly { readonly bucket: string; readonly key: string; readonly body: string }[];
  readonly expected: RecordedResult;
  readonly history?: readonly RecordedEvent[] | null;
  readonly request?: JsonObject;
  readonly runs?: readonly RecordedRun[];
}

/** One run of a case of kind execution-batch. */
export interface RecordedRun {
  readonly n: number;
  readonly definition?: StateMachineDefinition;
  readonly input: Json;
  readonly expected: RecordedResult;
}

/** The cases of a folder, one run each. */
export function readCases(folder: string): readonly RecordedCase[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "index.json");
  return files
    .sort()
    .flatMap((file) => singleRuns(JSON.parse(readFileSync(join(folder, file), "utf8")) as RecordedCase));
}

function singleRuns(recorded: RecordedCase): readonly RecordedCase[] {
  if (recorded.runs === undefined) return [recorded];
  return recorded.runs.map(({ n, definition = recorded.definition, input, expected }) => {
    return { ...recorded, id: `${recorded.id}#${n}`, definition, input, expected };
  });
}

/** The part of AWS that a case is about, as its name tells. */
export function areaOf({ id }: RecordedCase): string {
  return id.split(".")[0] as string;
}

/** JSON text that was recorded as the object it stands for. */
export function recordedText(value: Json | undefined): string | undefined {
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
}
