import type { ResultWriter } from "../../../asl/definition";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { StateFailure } from "../failure";
import type { ObjectStore } from "../object-store";
import type { ExecutionResult } from "../run";
import { ResultFile } from "./result-file";

/** A child execution that has ended. */
export interface EndedChild {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly input: Json;
  readonly startMs: number;
  readonly stopMs: number;
  readonly result: ExecutionResult;
  /** @default 0 */
  readonly redriveCount?: number;
}

/** Where and how results are written. */
export interface WriterPlan {
  readonly config: ResultWriter["WriterConfig"];
  readonly bucket: string;
  /** Ends in a slash, unless it is empty. */
  readonly prefix: string;
  readonly mapRunArn: string;
}

const OUTCOMES = ["SUCCEEDED", "FAILED", "PENDING"] as const;

type Outcome = (typeof OUTCOMES)[number];

/** AWS begins another file there. */
const MAX_FILE_BYTES = 5 * 1024 ** 3;

/**
 * Writes the results of a Map Run as S3 objects: a file for each outcome, and a manifest that names them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export class ResultFiles {
  readonly #plan: WriterPlan;
  readonly #store: ObjectStore;
  readonly #files: Readonly<Record<Outcome, ResultFile[]>> = { SUCCEEDED: [], FAILED: [], PENDING: [] };

  constructor(plan: WriterPlan, store: ObjectStore) {
    this.#plan = plan;
    this.#store = store;
  }

  add(child: EndedChild): void {
    const { config } = this.#plan;
    if (child.result.status !== "SUCCEEDED") this.#add("FAILED", describeChild(child));
    else if (config?.Transformation !== "FLATTEN") this.#add("SUCCEEDED", transformed(child, config));
    else for (const output of flattened([child.result.output])) this.#add("SUCCEEDED", output);
  }

  /** The input of a child that was never started. */
  addPending(input: Json): void {
    this.#add("PENDING", { Input: JSON.stringify(input), InputDetails: { Included: true }, Status: "PENDING" });
  }

  /**
   * Writes the files, and the manifest; the result of the Map state.
   *
   * @throws StateFailure States.ResultWriterFailed
   */
  async finish(): Promise<JsonObject> {
    const { bucket, mapRunArn } = this.#plan;
    const Key = `${this.#folder()}manifest.json`;
    try {
      const written: Partial<Record<Outcome, readonly JsonObject[]>> = {};
      for (const outcome of OUTCOMES) written[outcome] = await this.#write(outcome);
      const manifest = { DestinationBucket: bucket, MapRunArn: mapRunArn, ResultFiles: written };
      await this.#store.write(bucket, Key, JSON.stringify(manifest));
    } catch (error) {
      throw new StateFailure("States.ResultWriterFailed", error instanceof Error ? error.message : String(error));
    } finally {
      this.discard();
    }
    return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket: bucket, Key } };
  }

  /** Forgets what was not written. */
  discard(): void {
    for (const outcome of OUTCOMES) for (const file of this.#files[outcome]) file.discard();
  }

  #add(outcome: Outcome, result: Json): void {
    const files = this.#files[outcome];
    const last = files.at(-1);
    if (last !== undefined && last.byteLength < MAX_FILE_BYTES) last.add(result);
    else {
      const file = new ResultFile(this.#plan.config?.OutputType ?? "JSON");
      file.add(result);
      files.push(file);
    }
  }

  async #write(outcome: Outcome): Promise<readonly JsonObject[]> {
    const extension = this.#plan.config?.OutputType === "JSONL" ? "jsonl" : "json";
    const written: JsonObject[] = [];
    for (const [number, file] of this.#files[outcome].entries()) {
      const Key = `${this.#folder()}${outcome}_${number}.${extension}`;
      await this.#store.write(this.#plan.bucket, Key, file.finish());
      written.push({ Key, Size: file.byteLength });
    }
    return written;
  }

  #folder(): string {
    return `${this.#plan.prefix}${this.#plan.mapRunArn.split(":").at(-1)}/`;
  }
}

/** What a child that succeeded gives as WriterConfig wants it. */
export function transformed(child: EndedChild, config: ResultWriter["WriterConfig"]): Json {
  const { result } = child;
  const isPlain = config?.Transformation === "COMPACT" || config?.Transformation === "FLATTEN";
  return isPlain && result.status === "SUCCEEDED" ? result.output : describeChild(child);
}

/** A child as DescribeExecution tells of it. */
function describeChild(child: EndedChild): JsonObject {
  const { arn, name, stateMachineArn, input, startMs, stopMs, result, redriveCount = 0 } = child;
  return {
    ExecutionArn: arn,
    Input: JSON.stringify(input),
    InputDetails: { Included: true },
    Name: name,
    ...describeEnd(result),
    RedriveCount: redriveCount,
    StartDate: new Date(startMs).toISOString(),
    StateMachineArn: stateMachineArn,
    Status: result.status,
    StopDate: new Date(stopMs).toISOString(),
  };
}

function describeEnd(result: ExecutionResult): JsonObject {
  if (result.status === "SUCCEEDED") {
    return {
      Output: JSON.stringify(result.output),
      OutputDetails: { Included: true },
      RedriveStatus: "NOT_REDRIVABLE",
      RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
    };
  }
  const { error, cause } = result;
  return {
    ...(error !== undefined && { Error: error }),
    ...(cause !== undefined && { Cause: cause }),
    RedriveStatus: "REDRIVABLE_BY_MAP_RUN",
  };
}

/** FLATTEN makes one array of the arrays that children gave. */
export function flattened(outputs: readonly Json[]): readonly Json[] {
  return outputs.flatMap((output) => (Array.isArray(output) ? (output as readonly Json[]) : [output]));
}

/** The plan of a ResultWriter whose parameters are there; nothing if it does not write to S3. */
export function writerPlan(
  writer: ResultWriter | undefined,
  parameters: Json,
  mapRunArn: string,
): WriterPlan | undefined {
  const { Bucket, Prefix } = isJsonObject(parameters) ? parameters : {};
  if (writer?.Resource === undefined || typeof Bucket !== "string") return undefined;
  const prefix = typeof Prefix === "string" && Prefix !== "" ? `${Prefix.replace(/\/$/, "")}/` : "";
  return { config: writer.WriterConfig, bucket: Bucket, prefix, mapRunArn };
}
