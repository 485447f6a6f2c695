import type { ResultWriter } from "../../../asl/definition";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import type { ObjectStore } from "../object-store";
import type { ExecutionResult } from "../run";

/** A child execution that has ended. */
export interface EndedChild {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly input: Json;
  readonly startMs: number;
  readonly stopMs: number;
  readonly result: ExecutionResult;
}

/** Where and how results are written. */
export interface WriterPlan {
  readonly config: ResultWriter["WriterConfig"];
  readonly bucket: string;
  /** Ends in a slash, unless it is empty. */
  readonly prefix: string;
  readonly mapRunArn: string;
}

type Outcome = "SUCCEEDED" | "FAILED";

/** As many results as are held before they are written. */
const RESULTS_PER_FILE = 1_000;

/**
 * Writes the results of a Map Run as S3 objects, a file for some thousand children, and a manifest that names them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export class ResultFiles {
  readonly #plan: WriterPlan;
  readonly #store: ObjectStore;
  readonly #held: Record<Outcome, Json[]> = { SUCCEEDED: [], FAILED: [] };
  readonly #files: Record<Outcome, JsonObject[]> = { SUCCEEDED: [], FAILED: [] };
  #writing: Promise<void> = Promise.resolve();

  constructor(plan: WriterPlan, store: ObjectStore) {
    this.#plan = plan;
    this.#store = store;
  }

  add(child: EndedChild): void {
    const outcome: Outcome = child.result.status === "SUCCEEDED" ? "SUCCEEDED" : "FAILED";
    this.#held[outcome].push(transformed(child, outcome === "SUCCEEDED" ? this.#plan.config : undefined));
    if (this.#held[outcome].length >= RESULTS_PER_FILE) this.#flush(outcome);
  }

  /** Writes what is left, and the manifest; the result of the Map state. */
  async finish(): Promise<JsonObject> {
    this.#flush("SUCCEEDED");
    this.#flush("FAILED");
    await this.#writing;
    const { bucket, mapRunArn } = this.#plan;
    const Key = `${this.#folder()}manifest.json`;
    const manifest = { DestinationBucket: bucket, MapRunArn: mapRunArn, ResultFiles: { ...this.#files, PENDING: [] } };
    await this.#store.write(bucket, Key, JSON.stringify(manifest));
    return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket: bucket, Key } };
  }

  #flush(outcome: Outcome): void {
    const held = this.#held[outcome];
    if (held.length === 0) return;
    this.#held[outcome] = [];
    const isLines = this.#plan.config?.OutputType === "JSONL";
    const body = isLines ? held.map((item) => `${JSON.stringify(item)}\n`).join("") : JSON.stringify(held);
    const files = this.#files[outcome];
    const Key = `${this.#folder()}${outcome}_${files.length}.${isLines ? "jsonl" : "json"}`;
    files.push({ Key, Size: Buffer.byteLength(body) });
    this.#writing = this.#writing.then(() => this.#store.write(this.#plan.bucket, Key, body));
    // Whoever finishes the files hears of a failure; until then it must not look unhandled.
    this.#writing.catch(() => {});
  }

  #folder(): string {
    return `${this.#plan.prefix}${this.#plan.mapRunArn.split(":").at(-1)}/`;
  }
}

/** The output of a child as WriterConfig wants it. */
export function transformed(child: EndedChild, config: ResultWriter["WriterConfig"]): Json {
  const { result } = child;
  if (config?.Transformation === undefined || config.Transformation === "NONE") return describeChild(child);
  return result.status === "SUCCEEDED" ? result.output : describeChild(child);
}

/** A child as DescribeExecution tells of it. */
function describeChild({ arn, name, stateMachineArn, input, startMs, stopMs, result }: EndedChild): JsonObject {
  const { status, ...ending } = result;
  const { output, error, cause } = ending as { output?: Json; error?: string; cause?: string };
  return {
    ExecutionArn: arn,
    Input: JSON.stringify(input),
    InputDetails: { Included: true },
    Name: name,
    ...(output !== undefined && { Output: JSON.stringify(output), OutputDetails: { Included: true } }),
    ...(error !== undefined && { Error: error }),
    ...(cause !== undefined && { Cause: cause }),
    StartDate: new Date(startMs).toISOString(),
    StateMachineArn: stateMachineArn,
    Status: status,
    StopDate: new Date(stopMs).toISOString(),
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
