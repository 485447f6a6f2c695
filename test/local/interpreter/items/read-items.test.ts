import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../../asl/json";
import { StateFailure } from "../../../../local/interpreter/failure";
import { csvParser } from "../../../../local/interpreter/items/csv";
import { parseBody } from "../../../../local/interpreter/items/item-parser";
import { jsonLinesParser } from "../../../../local/interpreter/items/json-lines";
import { type ReadRequest, readItems } from "../../../../local/interpreter/items/read-items";
import type { ObjectBody, ObjectStore } from "../../../../local/interpreter/object-store";

const items = suite("items of a distributed Map");

const GET = "arn:aws:states:::s3:getObject";

async function all(source: AsyncIterable<Json>): Promise<readonly Json[]> {
  const found: Json[] = [];
  for await (const item of source) found.push(item);
  return found;
}

function store(objects: Readonly<Record<string, ObjectBody>>): ObjectStore {
  return {
    read: ({ Key }) => objects[String(Key)] ?? "",
    list: () => Object.keys(objects).map((Key) => ({ Key })),
    write: () => {},
  };
}

const read = (config: ReadRequest["config"], objects: Readonly<Record<string, ObjectBody>>, resource = GET) =>
  all(readItems({ resource, config, parameters: { Bucket: "b", Key: "k" } }, store(objects)));

items("CSV has its columns in the first line, or in the definition", async () => {
  const body = "a,b\n1,2\n";
  assert.equal(await read({ InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" }, { k: body }), [{ a: "1", b: "2" }]);
  const given = { InputType: "CSV", CSVHeaderLocation: "GIVEN", CSVHeaders: ["x", "y"], CSVDelimiter: "PIPE" } as const;
  assert.equal(await read(given, { k: "1|2\n3|4" }), [
    { x: "1", y: "2" },
    { x: "3", y: "4" },
  ]);
});

items("CSV fills columns that a line lacks and drops those without a name", async () => {
  assert.equal(await read({ InputType: "CSV" }, { k: "a,b\n1\n1,2,3\n\n" }), [
    { a: "1", b: "" },
    { a: "1", b: "2" },
  ]);
});

items("CSV quotes keep delimiters, line breaks and quotes", async () => {
  assert.equal(await read({ InputType: "CSV" }, { k: 'a,b\r\n"x,\ny","say ""hi"""\r\n' }), [
    { a: "x,\ny", b: 'say "hi"' },
  ]);
});

items("what is written as CSV is read again, whatever pieces it comes in", async () => {
  const cell = fc.string({ maxLength: 6 }).filter((text) => !text.includes("\r"));
  const row = fc.record({ a: cell, b: cell }, { noNullPrototype: true }).filter(({ a, b }) => a !== "" || b !== "");
  await fc.assert(
    fc.asyncProperty(fc.array(row), fc.integer({ min: 1, max: 5 }), async (rows, size) => {
      const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const text = ["a,b", ...rows.map(({ a, b }) => `${quote(a)},${quote(b)}`)].join("\n");
      const bytes = Buffer.from(text);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      assert.equal(await all(parseBody(pieces, csvParser({}))), rows);
    }),
    { numRuns: 100 },
  );
});

items("JSON Lines are one item a line", async () => {
  assert.equal(await read({ InputType: "JSONL" }, { k: '{"a":1}\n\n2\n"x"' }), [{ a: 1 }, 2, "x"]);
  assert.equal(await all(parseBody(['{"a"', ":1}\n2"], jsonLinesParser())), [{ a: 1 }, 2]);
});

items("JSON gives the items of an array, or of one that is pointed to", async () => {
  assert.equal(await read({ InputType: "JSON" }, { k: "[1,2]" }), [1, 2]);
  assert.equal(await read({ InputType: "JSON", ItemsPointer: "/x~1y/0" }, { k: '{"x/y":[[7]]}' }), [7]);
});

items("a listing gives its entries, or the items in them", async () => {
  const list = "arn:aws:states:::s3:listObjectsV2";
  const objects = { one: "[1]", two: "[2,3]" };
  assert.equal(await read({}, objects, list), [{ Key: "one" }, { Key: "two" }]);
  const flatten = { InputType: "JSON", Transformation: "LOAD_AND_FLATTEN" } as const;
  assert.equal(await read(flatten, objects, list), [1, 2, 3]);
});

items("manifests lead to compressed inventories, and to the files of Athena", async () => {
  const manifest = { destinationBucket: "arn:aws:s3:::d", fileSchema: "Bucket, Key", files: [{ key: "f" }] };
  const inventory = { k: JSON.stringify(manifest), f: [gzipSync('"b","photo.jpg"\n')] };
  assert.equal(await read({ InputType: "MANIFEST" }, inventory), [{ Bucket: "b", Key: "photo.jpg" }]);
  const athena = { k: "s3://b/x\ns3://b/y\n", x: "1\n", y: "2\n" };
  assert.equal(await read({ InputType: "JSONL", ManifestType: "ATHENA_DATA" }, athena), [1, 2]);
});

items("what can't be read fails as States.ItemReaderFailed", async () => {
  for (const [config, body] of [
    [{ InputType: "JSON" }, "{"],
    [{ InputType: "JSON" }, '{"a":1}'],
    [{ InputType: "JSONL" }, "{"],
    [{ InputType: "JSON", ItemsPointer: "/constructor" }, "{}"],
    [{ InputType: "PARQUET" }, "PAR1"],
    [{ InputType: "MANIFEST" }, "{}"],
  ] as const) {
    try {
      await read(config, { k: body });
      assert.unreachable(JSON.stringify(config));
    } catch (failure) {
      assert.is(failure instanceof StateFailure && failure.error, "States.ItemReaderFailed");
    }
  }
});

items.run();
