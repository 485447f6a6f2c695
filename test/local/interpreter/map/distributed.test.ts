import { Readable } from "node:stream";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../../asl/json";
import type { ObjectStore } from "../../../../local/interpreter";
import { FUNCTION, runDefinition, single } from "../run-definition";

const maps = suite("distributed Map");

const distributed = (fields: object, body: object = { Type: "Pass", End: true }) =>
  single({
    Type: "Map",
    ItemProcessor: {
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" },
      StartAt: "I",
      States: { I: body },
    },
    End: true,
    ...fields,
  });

const outputOf = (result: object) => (result as { output?: Json }).output;

maps("groups items by number and size, with what each batch gets besides", async () => {
  const batcher = { MaxItemsPerBatch: 2, BatchInput: { "of.$": "$$.State.Name" } };
  const { result } = await runDefinition(distributed({ ItemBatcher: batcher }), [1, 2, 3]);
  assert.equal(outputOf(result), [
    { BatchInput: { of: "S" }, Items: [1, 2] },
    { BatchInput: { of: "S" }, Items: [3] },
  ]);
  const sized = await runDefinition(distributed({ ItemBatcher: { MaxInputBytesPerBatch: 10 } }), ["aaaa", "bbbb", "c"]);
  assert.equal(outputOf(sized.result), [{ Items: ["aaaa"] }, { Items: ["bbbb"] }, { Items: ["c"] }]);
});

maps("runs no more children at a time than it may, and reads no more than a page of items ahead", async () => {
  let running = 0;
  let most = 0;
  let readAhead = 0;
  let done = 0;
  const tasks = {
    run: async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      done++;
      return { status: "succeeded", output: null } as const;
    },
  };
  async function* list(): AsyncGenerator<Json> {
    for (let item = 0; item < 2_500; item++) {
      readAhead = Math.max(readAhead, item - done);
      yield item;
    }
  }
  const objects: ObjectStore = { read: () => "", list, write: () => {} };
  const ItemReader = { Resource: "arn:aws:states:::s3:listObjectsV2", Parameters: { Bucket: "b" } };
  const { result } = await runDefinition(
    distributed({ ItemReader, MaxConcurrency: 3 }, { ...FUNCTION, End: true }),
    {},
    { tasks, objects },
  );
  assert.is((outputOf(result) as readonly Json[]).length, 2_500);
  assert.is(most, 3);
  assert.ok(readAhead <= 1_000 + 3);
});

maps("ItemSelector sees where an item comes from, and its key; without it a member of an object is both", async () => {
  const objects: ObjectStore = { read: () => '{"a":1,"b":2}', list: () => [], write: () => {} };
  const ItemReader = { Resource: "arn:aws:states:::s3:getObject", Parameters: { Bucket: "b", Key: "k" } };
  const ItemSelector = { "item.$": "$$.Map.Item" };
  const selected = await runDefinition(distributed({ ItemReader, ItemSelector }), {}, { objects });
  assert.equal(outputOf(selected.result), [
    { item: { Index: 0, Key: "a", Value: 1, Source: "S3://b/k" } },
    { item: { Index: 1, Key: "b", Value: 2, Source: "S3://b/k" } },
  ]);
  const plain = await runDefinition(distributed({ ItemReader }), {}, { objects });
  assert.equal(outputOf(plain.result), [
    { Key: "a", Value: 1 },
    { Key: "b", Value: 2 },
  ]);
});

maps("children see their own execution, and not the outer variables", async () => {
  const body = { Type: "Pass", Parameters: { "id.$": "$$.Execution.Id", "in.$": "$$.Execution.Input" }, End: true };
  const { result, execution } = await runDefinition(distributed({ Label: "Each" }, body), [7]);
  const [child] = outputOf(result) as readonly { id: string; in: Json }[];
  assert.is(child?.in, 7);
  assert.match(child?.id ?? "", /:express:StateMachine\/Each:/);
  assert.not.equal(child?.id, execution.arn);
});

/** Keeps what is written, by bucket and key. */
function recordingStore(): ObjectStore & { readonly written: Map<string, string> } {
  const written = new Map<string, string>();
  const write: ObjectStore["write"] = async (bucket, key, body) => {
    const pieces = typeof body === "string" ? [Buffer.from(body)] : await Readable.from(body.pieces()).toArray();
    written.set(`${bucket}/${key}`, Buffer.concat(pieces).toString());
  };
  return { written, read: () => "", list: () => [], write };
}

const writerOf = (WriterConfig?: object) => ({
  Resource: "arn:aws:states:::s3:putObject",
  Parameters: { Bucket: "out", Prefix: "jobs" },
  ...(WriterConfig && { WriterConfig }),
});

interface Manifest {
  readonly DestinationBucket: string;
  readonly MapRunArn: string;
  readonly ResultFiles: Readonly<Record<string, readonly { readonly Key: string; readonly Size: number }[]>>;
}

/** The manifest, and each file by its name. */
function resultsIn(written: ReadonlyMap<string, string>) {
  const files = new Map([...written].map(([key, text]) => [key.split("/").at(-1) ?? "", text]));
  return { files, manifest: JSON.parse(files.get("manifest.json") ?? "") as Manifest };
}

maps("writes results as files with a manifest that names them", async () => {
  const objects = recordingStore();
  const ResultWriter = writerOf({ Transformation: "COMPACT", OutputType: "JSON" });
  const { result } = await runDefinition(distributed({ ResultWriter }), ["a", "b"], { objects });
  const { manifest, files } = resultsIn(objects.written);
  const folder = `jobs/${manifest.MapRunArn.split(":").at(-1)}`;
  const ResultWriterDetails = { Bucket: "out", Key: `${folder}/manifest.json` };
  assert.equal(outputOf(result), { MapRunArn: manifest.MapRunArn, ResultWriterDetails });
  assert.is(files.get("SUCCEEDED_0.json"), '["a","b"]');
  assert.is(manifest.DestinationBucket, "out");
  const SUCCEEDED = [{ Key: `${folder}/SUCCEEDED_0.json`, Size: 9 }];
  assert.equal(manifest.ResultFiles, { SUCCEEDED, FAILED: [], PENDING: [] });
});

maps("results are told with their executions, or flattened, or line by line", async () => {
  const run = async (WriterConfig?: object) => {
    const objects = recordingStore();
    await runDefinition(distributed({ ResultWriter: writerOf(WriterConfig) }), [[1, 2], 3], { objects });
    return resultsIn(objects.written).files;
  };
  const [first] = JSON.parse((await run()).get("SUCCEEDED_0.json") ?? "") as readonly Record<string, Json>[];
  const { ExecutionArn, Name, StartDate, StopDate, StateMachineArn, ...told } = first ?? {};
  assert.equal(told, {
    Input: "[1,2]",
    InputDetails: { Included: true },
    Output: "[1,2]",
    OutputDetails: { Included: true },
    RedriveCount: 0,
    RedriveStatus: "NOT_REDRIVABLE",
    RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
    Status: "SUCCEEDED",
  });
  assert.ok([ExecutionArn, Name, StartDate, StopDate, StateMachineArn].every((text) => typeof text === "string"));
  assert.is((await run({ Transformation: "FLATTEN" })).get("SUCCEEDED_0.json"), "[1,2,3]");
  const lines = await run({ Transformation: "COMPACT", OutputType: "JSONL" });
  assert.is(lines.get("SUCCEEDED_0.jsonl"), "[1,2]\n3\n");
});

maps("many results are one file, which is not held in memory", async () => {
  const objects = recordingStore();
  const items = Array.from({ length: 2_500 }, (_, index) => `${index} é`.padEnd(4_000, "x"));
  const ResultWriter = writerOf({ Transformation: "COMPACT" });
  await runDefinition(distributed({ ResultWriter }), items, { objects });
  const { manifest, files } = resultsIn(objects.written);
  assert.equal(JSON.parse(files.get("SUCCEEDED_0.json") ?? ""), items);
  const Size = Buffer.byteLength(JSON.stringify(items));
  assert.equal(
    manifest.ResultFiles["SUCCEEDED"]?.map((file) => file.Size),
    [Size],
  );
});

maps("a Map Run that exceeds its tolerance writes what failed and what was never begun", async () => {
  const objects = recordingStore();
  const fields = { ResultWriter: writerOf(), MaxConcurrency: 1, ToleratedFailureCount: 1 };
  const { result } = await runDefinition(distributed(fields, { Type: "Fail", Error: "E" }), [1, 2, 3, 4], { objects });
  assert.is("error" in result && result.error, "States.ExceedToleratedFailureThreshold");
  const { files } = resultsIn(objects.written);
  const failed = JSON.parse(files.get("FAILED_0.json") ?? "") as readonly Record<string, Json>[];
  assert.equal(
    failed.map(({ Input, Error: error, Status, RedriveStatus }) => [Input, error, Status, RedriveStatus]),
    ["1", "2"].map((input) => [input, "E", "FAILED", "REDRIVABLE_BY_MAP_RUN"]),
  );
  const pending = (Input: string) => ({ Input, InputDetails: { Included: true }, Status: "PENDING" });
  assert.equal(JSON.parse(files.get("PENDING_0.json") ?? ""), [pending("3"), pending("4")]);
});

maps("results that can't be written fail the state as States.ResultWriterFailed", async () => {
  const objects = { ...recordingStore(), write: () => Promise.reject(new Error("Access Denied")) };
  const { result } = await runDefinition(distributed({ ResultWriter: writerOf() }), [1], { objects });
  assert.equal(result, { status: "FAILED", error: "States.ResultWriterFailed", cause: "Access Denied" });
});

maps("a reader that breaks fails the Map Run, which a Catch may take", async () => {
  const objects: ObjectStore = {
    read: () => Promise.reject(new Error("Access Denied")),
    list: () => [],
    write: () => {},
  };
  const ItemReader = { Resource: "arn:aws:states:::s3:getObject", Parameters: { Bucket: "b", Key: "k" } };
  const { result } = await runDefinition(distributed({ ItemReader }), {}, { objects });
  assert.equal(result, { status: "FAILED", error: "States.ItemReaderFailed", cause: "Access Denied" });
});

maps("tolerances count items, of which a batch has many", async () => {
  const fail = { Type: "Fail", Error: "E" };
  const of = (fields: object) => distributed({ ItemBatcher: { MaxItemsPerBatch: 5 }, ...fields }, fail);
  const failed = { status: "FAILED", error: "States.ExceedToleratedFailureThreshold" };
  const statusOf = async (fields: object) => (await runDefinition(of(fields), [1, 2, 3, 4, 5])).result;
  assert.is((await statusOf({ ToleratedFailureCount: 5 })).status, "SUCCEEDED");
  const exceeded = await statusOf({ ToleratedFailureCount: 4 });
  assert.equal({ ...exceeded, cause: undefined }, { ...failed, cause: undefined });
  assert.is((await statusOf({ ToleratedFailurePercentage: 100 })).status, "SUCCEEDED");
});

maps("outputs that are more than a result may hold fail the state, unless it makes nothing of them", async () => {
  const items = Array.from({ length: 300 }, (_, index) => `${index}`.padEnd(1_000, "x"));
  const statusOf = async (fields: object) => (await runDefinition(distributed(fields), items)).result;
  const large = await statusOf({});
  assert.is("error" in large && large.error, "States.DataLimitExceeded");
  assert.is((await statusOf({ ResultSelector: { "first.$": "$[0]" } })).status, "FAILED");
  assert.equal(outputOf(await statusOf({ ResultPath: null })), items);
  const jsonata = { QueryLanguage: "JSONata", Items: "{% $states.input %}" };
  assert.is(outputOf(await statusOf({ ...jsonata, Output: "{% $count($states.input) %}" })), 300);
  assert.is((await statusOf({ ...jsonata, Output: "{% $count($states.result) %}" })).status, "FAILED");
});

maps.run();
