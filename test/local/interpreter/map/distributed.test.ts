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

maps("writes results as files with a manifest that names them", async () => {
  const written = new Map<string, Json>();
  const objects: ObjectStore = {
    read: () => "",
    list: () => [],
    write: (bucket, key, body) => {
      written.set(`${bucket}/${key}`, JSON.parse(body) as Json);
    },
  };
  const ResultWriter = {
    Resource: "arn:aws:states:::s3:putObject",
    Parameters: { Bucket: "out", Prefix: "jobs" },
    WriterConfig: { Transformation: "COMPACT", OutputType: "JSON" },
  };
  const { result } = await runDefinition(distributed({ ResultWriter }), ["a", "b"], { objects });
  const { MapRunArn, ResultWriterDetails } = outputOf(result) as {
    MapRunArn: string;
    ResultWriterDetails: { Key: string };
  };
  const folder = `jobs/${MapRunArn.split(":").at(-1)}`;
  assert.is(ResultWriterDetails.Key, `${folder}/manifest.json`);
  assert.equal(written.get(`out/${folder}/SUCCEEDED_0.json`), ["a", "b"]);
  const manifest = written.get(`out/${folder}/manifest.json`) as { ResultFiles: { SUCCEEDED: readonly Json[] } };
  assert.equal(manifest.ResultFiles.SUCCEEDED, [{ Key: `${folder}/SUCCEEDED_0.json`, Size: 9 }]);
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
