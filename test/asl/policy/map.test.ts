import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonObject } from "../../../asl/json";
import { derivePolicy } from "../../../asl/policy";
import { allowedBy, machine } from "./machine";
import { DEPLOYED, deniedCalls, isAllowed } from "./simulate";

const test = suite("the policy of a distributed Map");
const HERE = "eu-west-1:123456789012";

function map(more: JsonObject, mode = "DISTRIBUTED"): JsonObject {
  const ItemProcessor = { ProcessorConfig: { Mode: mode }, StartAt: "P", States: { P: { Type: "Pass", End: true } } };
  return { Type: "Map", ItemProcessor, ...more };
}

const reader = (action: string, Parameters: JsonObject, ReaderConfig: JsonObject = {}): JsonObject => ({
  ItemReader: { Resource: `arn:aws:states:::s3:${action}`, Parameters, ReaderConfig },
});

test("an inline Map needs nothing", async () => {
  assert.equal(await allowedBy(machine(map({}, "INLINE"))), {});
});

test("starts, watches, stops and redrives the executions of its own machine", async () => {
  const executions = `arn:aws:states:${HERE}:execution:Machine`;
  assert.equal(await allowedBy(machine(map({ Label: "resize" }))), {
    "states:DescribeExecution": [`${executions}/resize:*`, `${executions}:*`],
    "states:RedriveExecution": [`${executions}/resize:*`],
    "states:StartExecution": [`arn:aws:states:${HERE}:stateMachine:Machine`],
    "states:StopExecution": [`${executions}/resize:*`, `${executions}:*`],
  });
  const { statements } = await derivePolicy(machine(map({})), DEPLOYED);
  const child = { action: "states:StopExecution", resource: `${executions}/Do:0a1b` };
  assert.ok(await isAllowed(statements, child));
  const sibling = `arn:aws:states:${HERE}:execution:Machine2:0a1b`;
  assert.not.ok(await isAllowed(statements, { action: "states:StopExecution", resource: sibling }));
});

test("lists its bucket below its prefix only", async () => {
  const listing = machine(map(reader("listObjectsV2", { Bucket: "photos", Prefix: "in/" })));
  const { statements } = await derivePolicy(listing, DEPLOYED);
  const list = (prefix: string) => ({
    action: "s3:ListBucket",
    resource: "arn:aws:s3:::photos",
    context: { "s3:prefix": prefix },
  });
  assert.ok(await isAllowed(statements, list("in/")));
  assert.not.ok(await isAllowed(statements, list("private/")));
});

test("reads the listed objects too where it flattens them", async () => {
  const config = { Transformation: "LOAD_AND_FLATTEN", InputType: "JSONL" };
  const allowed = await allowedBy(machine(map(reader("listObjectsV2", { Bucket: "b", Prefix: "in/" }, config))));
  assert.equal(allowed["s3:GetObject"], ["arn:aws:s3:::b/in/*"]);
});

test("reads its one object, and the data files beside the manifest of an inventory", async () => {
  const plain = await allowedBy(
    machine(map(reader("getObject", { Bucket: "b", Key: "rows.csv" }, { InputType: "CSV" }))),
  );
  assert.equal(plain["s3:GetObject"], ["arn:aws:s3:::b/rows.csv"]);
  const key = "inventory/photos/daily/2026-01-01T00-00Z/manifest.json";
  const inventory = machine(map(reader("getObject", { Bucket: "b", Key: key }, { InputType: "MANIFEST" })));
  assert.equal((await allowedBy(inventory))["s3:GetObject"], [
    `arn:aws:s3:::b/${key}`,
    "arn:aws:s3:::b/inventory/photos/daily/data/*",
  ]);
  const elsewhere = await allowedBy(inventory, { allow: { Do: ["arn:aws:s3:::data/photos/*"] } });
  assert.ok(elsewhere["s3:GetObject"]?.includes("arn:aws:s3:::data/photos/*"));
});

test("writes its results below its prefix", async () => {
  const ResultWriter = { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "out", Prefix: "runs" } };
  const allowed = await allowedBy(machine(map({ ResultWriter })));
  const writes = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"];
  for (const action of writes) assert.equal(allowed[action], ["arn:aws:s3:::out/runs/*"], action);
});

test("reader and writer in JSONata, with the keys of their buckets", async () => {
  const ItemReader = { Resource: "arn:aws:states:::s3:getObject", Arguments: { Bucket: "{% 'in' %}", Key: "a.json" } };
  const ResultWriter = { Resource: "arn:aws:states:::s3:putObject", Arguments: { Bucket: "out" } };
  const definition = machine(map({ ItemReader, ResultWriter }), { QueryLanguage: "JSONata" });
  const key = `arn:aws:kms:${HERE}:key/0a1b`;
  const encryptionKeys = { "arn:aws:s3:::in": key, "arn:aws:s3:::out": key };
  const { statements } = await derivePolicy(definition, { ...DEPLOYED, encryptionKeys });
  const via = { "kms:ViaService": "s3.eu-west-1.amazonaws.com" };
  const calls = [
    { action: "s3:GetObject", resource: "arn:aws:s3:::in/a.json" },
    { action: "s3:PutObject", resource: "arn:aws:s3:::out/Do/0a1b/SUCCEEDED_0.json" },
    { action: "kms:Decrypt", resource: key, context: via },
    { action: "kms:GenerateDataKey", resource: key, context: via },
  ];
  assert.equal(await deniedCalls(statements, calls), []);
  assert.not.ok(await isAllowed(statements, { action: "kms:Decrypt", resource: key }));
});

test("a bucket that only the run knows is an error", async () => {
  const { diagnostics } = await derivePolicy(
    machine(map(reader("getObject", { "Bucket.$": "$.b", Key: "a" }))),
    DEPLOYED,
  );
  assert.equal(
    diagnostics.map(({ code }) => code),
    ["POLICY_RESOURCE_UNKNOWN"],
  );
  const objects = ["arn:aws:s3:::orders-*/a"];
  const allowed = await allowedBy(machine(map(reader("getObject", { "Bucket.$": "$.b", Key: "a" }))), {
    allow: { Do: objects },
  });
  assert.equal(allowed["s3:GetObject"], objects);
});

test.run();
