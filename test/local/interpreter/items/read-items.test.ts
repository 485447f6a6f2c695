import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../../asl/json";
import { StateFailure } from "../../../../local/interpreter/failure";
import { csvParser } from "../../../../local/interpreter/items/csv";
import type { ItemChunk } from "../../../../local/interpreter/items/item-chunk";
import { parseBody } from "../../../../local/interpreter/items/item-parser";
import { jsonLinesParser } from "../../../../local/interpreter/items/json-lines";
import { type ReadRequest, readItems } from "../../../../local/interpreter/items/read-items";
import type { ObjectBody, ObjectStore } from "../../../../local/interpreter/object-store";
import { zstandardFrame } from "./zstandard-frame";

const items = suite("items of a distributed Map");

const GET = "arn:aws:states:::s3:getObject";

async function all(source: AsyncIterable<readonly Json[]>): Promise<readonly Json[]> {
  const found: Json[] = [];
  for await (const items of source) found.push(...items);
  return found;
}

function store(objects: Readonly<Record<string, ObjectBody>>): ObjectStore {
  return {
    read: ({ Key }) => objects[String(Key)] ?? "",
    list: () => Object.keys(objects).map((Key) => ({ Key })),
    write: () => {},
  };
}

type Config = ReadRequest["config"];
type Objects = Readonly<Record<string, ObjectBody>>;

async function chunks(config: Config, objects: Objects, resource = GET, Key = "k") {
  const found: ItemChunk[] = [];
  for await (const chunk of readItems({ resource, config, parameters: { Bucket: "b", Key } }, store(objects))) {
    found.push(chunk);
  }
  return found;
}

const read = async (config: Config, objects: Objects, resource = GET, Key = "k") =>
  (await chunks(config, objects, resource, Key)).flatMap(({ values }) => values);

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
      const quote = (text: string) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '""')}"`;
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

items("CSV keeps what is escaped by a backslash, drops other backslashes, and undoubles quotes anywhere", async () => {
  const body = 'path,size\nC:\\\\Program Files\\\\MyApp.exe,6\na\\,b,\\x\n{""k"":""v""},"[1,2]"\n5" nail,""\n"",\n';
  assert.equal(await read({ InputType: "CSV" }, { k: body }), [
    { path: "C:\\Program Files\\MyApp.exe", size: "6" },
    { path: "a,b", size: "x" },
    { path: '{"k":"v"}', size: "[1,2]" },
    { path: '5" nail', size: "" },
    { path: "", size: "" },
  ]);
});

items("CSV takes any name for a column, and every delimiter that AWS has", async () => {
  const [odd] = await read({ InputType: "CSV" }, { k: "__proto__,constructor\n1,2" });
  assert.equal(Object.entries(odd as object), [
    ["__proto__", "1"],
    ["constructor", "2"],
  ]);
  const delimiters = { COMMA: ",", PIPE: "|", SEMICOLON: ";", SPACE: " ", TAB: "\t" };
  for (const [CSVDelimiter, sign] of Object.entries(delimiters)) {
    assert.equal(await read({ InputType: "CSV", CSVDelimiter }, { k: `a${sign}b\n1${sign}2` }), [{ a: "1", b: "2" }]);
  }
});

items("JSON Lines are one item a line", async () => {
  assert.equal(await read({ InputType: "JSONL" }, { k: '{"a":1}\n\n2\n"x"' }), [{ a: 1 }, 2, "x"]);
  assert.equal(await all(parseBody(['{"a"', ":1}\n2"], jsonLinesParser())), [{ a: 1 }, 2]);
});

items("JSON gives the items of an array, or of one that is pointed to", async () => {
  assert.equal(await read({ InputType: "JSON" }, { k: "[1,2]" }), [1, 2]);
  assert.equal(await read({ InputType: "JSON", ItemsPointer: "/x~1y/0" }, { k: '{"x/y":[[7]]}' }), [7]);
});

items("JSON gives the members of an object with their keys", async () => {
  const [chunk] = await chunks({ InputType: "JSON", ItemsPointer: "/of" }, { k: '{"of":{"a":1,"b":[2]}}' });
  assert.equal(chunk, { values: [1, [2]], keys: ["a", "b"], source: "S3://b/k" });
});

items("files named so are decompressed, and told when they are not compressed", async () => {
  const frame = zstandardFrame(Buffer.from("[1,2]"));
  assert.equal(await read({}, { "k.json.gz": [gzipSync("[1,2]")] }, GET, "k.json.gz"), [1, 2]);
  for (const key of ["k.zst", "k.json.zstd"]) {
    assert.equal(await read({}, { [key]: [frame.subarray(0, 7), frame.subarray(7)] }, GET, key), [1, 2]);
  }
  for (const key of ["k.gz", "k.zst"]) {
    assert.match(
      await causeOf(() => read({}, { [key]: ["[1,2]"] }, GET, key)),
      /^k\.\w+ is not compressed by (GZIP|ZSTD)/,
    );
  }
});

items("a listing gives its entries, or the items in them", async () => {
  const list = "arn:aws:states:::s3:listObjectsV2";
  const objects = { one: "[1]", two: "[2,3]" };
  assert.equal(await read({}, objects, list), [{ Key: "one" }, { Key: "two" }]);
  const flatten = { InputType: "JSON", Transformation: "LOAD_AND_FLATTEN" } as const;
  assert.equal(await read(flatten, { ...objects, "folder/": "" }, list), [1, 2, 3]);
  const sources = async (config: Config) => (await chunks(config, objects, list)).map(({ source }) => source);
  assert.equal(await sources({}), ["S3://b"]);
  assert.equal(await sources(flatten), ["S3://b/one", "S3://b/two"]);
});

items("manifests lead to compressed inventories, and to the files of Athena", async () => {
  const manifest = { destinationBucket: "arn:aws:s3:::d", fileSchema: "Bucket, Key", files: [{ key: "f" }] };
  const inventory = { k: JSON.stringify(manifest), f: [gzipSync('"b","photo.jpg"\n')] };
  assert.equal(await read({ InputType: "MANIFEST" }, inventory), [{ Bucket: "b", Key: "photo.jpg" }]);
  assert.equal(await read({ ManifestType: "S3_INVENTORY" }, inventory), [{ Bucket: "b", Key: "photo.jpg" }]);
  const athena = { k: "s3://b/x\ns3://b/y\n", x: "1\n", y: "2\n" };
  assert.equal(await read({ InputType: "JSONL", ManifestType: "ATHENA_DATA" }, athena), [1, 2]);
});

async function causeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (failure) {
    if (failure instanceof StateFailure && failure.error === "States.ItemReaderFailed") return failure.cause ?? "";
    throw failure;
  }
  return assert.unreachable("It could be read.") as never;
}

items("what can't be read fails as States.ItemReaderFailed", async () => {
  for (const [config, body, cause] of [
    [{ InputType: "JSON" }, "{", /malformed/],
    [{ InputType: "JSON" }, "7", /non-iterable/],
    [{ InputType: "JSONL" }, "{", /malformed/],
    [{ InputType: "JSON", ItemsPointer: "/constructor" }, "{}", /non-iterable/],
    [{ InputType: "PARQUET" }, "PAR1", /not a Parquet file/],
    [{ InputType: "AVRO" }, "", /AVRO/],
    [{ InputType: "CSV" }, "a,a\n1,2", /duplicates/],
    [{ InputType: "MANIFEST" }, "{}", /no files/],
    [{ InputType: "MANIFEST" }, '{"fileFormat":"ORC","files":[]}', /"ORC"/],
    [{ InputType: "CSV", ManifestType: "ATHENA_DATA" }, "k", /no address/],
  ] as const) {
    assert.match(await causeOf(() => read(config, { k: body })), cause);
  }
});

items.run();
