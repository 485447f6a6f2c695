import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { StateMachineDefinition } from "../asl/definition";
import type { Json } from "../asl/json";
import { clientSettings } from "../cli/local-stack/client-settings";
import { startLocalAws } from "../local/aws";
import { createMachine, type ObjectStore } from "../local/interpreter";
import { s3Objects } from "../local/tasks";

/** Where the items come from: a CSV file on disk, the same file in the local S3 of the process, a listing. */
const SOURCES = ["csv", "csv in S3", "listing"] as const;

type Source = (typeof SOURCES)[number];

const target = { peakMb: 250 };

/**
 * `npm run bench -- map-memory [ROWS...]`: what a distributed Map with a no-op child costs, by default for a million items
 * and for ten. Each is run in a process of its own, whose peak of resident memory is told.
 */
export async function run(args: readonly string[]): Promise<void> {
  const [first, source, count, csv = ""] = args;
  if (first === "--measure") return measureOne(source as Source, Number(count), csv);
  const sizes = args.length > 0 ? args : ["1000000", "10000000"];
  const folder = await mkdtemp(join(tmpdir(), "map-memory-"));
  const table: Record<string, object> = {};
  for (const rows of sizes.map(Number)) {
    const file = join(folder, `${rows}.csv`);
    await writeRows(file, rows);
    for (const source of SOURCES) table[`${rows} rows, ${source}`] = await measured(source, rows, file);
    await rm(file);
  }
  console.table(table);
  await rm(folder, { recursive: true });
}

async function writeRows(file: string, rows: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write("userId,movieId,rating,timestamp,comment\n");
  for (let row = 0; row < rows; row++) {
    const line = `${row},${(row * 7919) % 100_003},${(row % 10) / 2},${1_256_677_221 + row},a few words on number ${row}\n`;
    if (!stream.write(line)) await once(stream, "drain");
  }
  await finished(stream.end());
}

async function measured(source: Source, rows: number, file: string): Promise<object> {
  const child = spawn(
    process.execPath,
    [join(__dirname, "run.js"), "map-memory", "--measure", source, `${rows}`, file],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${source} with ${rows} rows failed.`);
  const { peakMb, cpuSeconds, wallSeconds } = JSON.parse(text) as Record<string, number>;
  return {
    "peak MB": peakMb,
    "CPU s": cpuSeconds,
    "wall s": wallSeconds,
    "rows/CPU s": Math.round(rows / (cpuSeconds ?? 1)),
    holds: (peakMb ?? 0) < target.peakMb,
  };
}

/** In a process of its own: prints what it took. */
async function measureOne(source: Source, rows: number, file: string): Promise<void> {
  const startedAt = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "map-memory-s3-"));
  const { objects, close } = await STORES[source](file, rows, folder);
  let children = 0;
  const onChildEvent = ({ type }: { readonly type: string }) => {
    if (type === "ExecutionSucceeded") children++;
  };
  const execution = createMachine(definitionOf(source)).start({ tasks, objects, onChildEvent, history: "stream" });
  const result = await execution.result;
  if (result.status !== "SUCCEEDED" || children !== rows) throw new Error(`${result.status}: ${children} children`);
  await close();
  await rm(folder, { recursive: true });
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpuSeconds = Math.round((userCPUTime + systemCPUTime) / 100_000) / 10;
  const wallSeconds = Math.round((performance.now() - startedAt) / 100) / 10;
  process.stdout.write(JSON.stringify({ peakMb: Math.round(maxRSS / 1_024), cpuSeconds, wallSeconds }));
}

const tasks = { run: () => ({ status: "succeeded", output: null }) as const };

function definitionOf(source: Source): StateMachineDefinition {
  const ItemReader =
    source === "listing"
      ? { Resource: "arn:aws:states:::s3:listObjectsV2", Parameters: { Bucket: "rows" } }
      : {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" },
          Parameters: { Bucket: "rows", Key: "rows.csv" },
        };
  const ItemProcessor = {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" },
    StartAt: "Nothing",
    States: { Nothing: { Type: "Pass", End: true } },
  };
  const Each = { Type: "Map", ItemReader, ItemProcessor, ResultPath: null, End: true };
  return { StartAt: "Each", States: { Each } } as unknown as StateMachineDefinition;
}

interface OpenStore {
  readonly objects: ObjectStore;
  close(): Promise<void>;
}

const STORES: Readonly<Record<Source, (file: string, rows: number, folder: string) => Promise<OpenStore>>> = {
  async csv(file) {
    const objects: ObjectStore = { read: () => createReadStream(file), list: () => [], write: () => {} };
    return { objects, close: async () => {} };
  },
  async "csv in S3"(file, _rows, folder) {
    const aws = await startLocalAws({ folder });
    const client = new S3Client(clientSettings(aws.url));
    await client.send(new CreateBucketCommand({ Bucket: "rows" }));
    const { size: ContentLength } = await stat(file);
    const Body = createReadStream(file);
    await client.send(new PutObjectCommand({ Bucket: "rows", Key: "rows.csv", Body, ContentLength }));
    const close = async () => {
      client.destroy();
      await aws.close();
    };
    return { objects: s3Objects(client), close };
  },
  async listing(_file, rows) {
    const objects: ObjectStore = { read: () => "", list: () => entries(rows), write: () => {} };
    return { objects, close: async () => {} };
  },
};

/** Entries as `s3Objects` gives them. */
async function* entries(count: number): AsyncGenerator<Json> {
  for (let number = 0; number < count; number++) {
    const Etag = `"${number.toString(16).padStart(32, "0")}"`;
    yield { Etag, Key: `photos/n${number}.jpg`, LastModified: 1_668_699_881, Size: number, StorageClass: "STANDARD" };
  }
}
