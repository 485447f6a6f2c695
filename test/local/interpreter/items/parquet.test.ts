import { gzipSync } from "node:zlib";
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../../asl/json";
import { StateFailure } from "../../../../local/interpreter/failure";
import { readItems } from "../../../../local/interpreter/items/read-items";
import type { ObjectStore, SeekableObject } from "../../../../local/interpreter/object-store";
import { zstandardFrame } from "./zstandard-frame";

const parquet = suite("items of Parquet files");

const config = { InputType: "PARQUET" } as const;
const resource = "arn:aws:states:::s3:getObject";
const parameters = { Bucket: "b", Key: "k" };

type WriteOptions = Omit<Parameters<typeof parquetWriteBuffer>[0], "columnData">;

function fileOf(columnData: ColumnSource[], options: WriteOptions = {}): Buffer {
  return Buffer.from(parquetWriteBuffer({ columnData, ...options }));
}

const storeOf = (file: Buffer): ObjectStore => ({ read: () => [file], list: () => [], write: () => {} });

async function rowsOf(file: Buffer, store = storeOf(file)): Promise<readonly Json[]> {
  const rows: Json[] = [];
  for await (const { values } of readItems({ resource, config, parameters }, store)) rows.push(...values);
  return rows;
}

async function causeOf(file: Buffer, given = parameters): Promise<string> {
  try {
    for await (const _ of readItems({ resource, config, parameters: given }, storeOf(file)));
  } catch (failure) {
    if (failure instanceof StateFailure && failure.error === "States.ItemReaderFailed") return failure.cause ?? "";
    throw failure;
  }
  return assert.unreachable("It could be read.") as never;
}

parquet("rows are objects; what is missing is null, and bytes are base64", async () => {
  const file = fileOf([
    { name: "name", data: ["Ada", null], type: "STRING" },
    { name: "isOn", data: [true, false], type: "BOOLEAN" },
    { name: "small", data: [-7, 7], type: "INT32" },
    { name: "large", data: [7n, 9_007_199_254_740_993n], type: "INT64" },
    { name: "ratio", data: [0.5, Number.NaN], type: "DOUBLE" },
    { name: "bytes", data: [Uint8Array.of(1, 255), Uint8Array.of()], type: "BYTE_ARRAY" },
    { name: "json", data: [{ a: [1] }, "x"], type: "JSON" },
    { name: "uuid", data: Array(2).fill("0b5e8a3a-7d39-4c3b-9f0e-0123456789ab"), type: "UUID" },
  ]);
  const uuid = "0b5e8a3a-7d39-4c3b-9f0e-0123456789ab";
  assert.equal(await rowsOf(file), [
    { name: "Ada", isOn: true, small: -7, large: 7, ratio: 0.5, bytes: "Af8=", json: { a: [1] }, uuid },
    { name: null, isOn: false, small: 7, large: "9007199254740993", ratio: null, bytes: "", json: "x", uuid },
  ]);
});

parquet("times are ISO 8601 with as many digits as they have, and decimals are exact", async () => {
  const micros = 1_706_695_200_123_456n;
  const schema = [
    { name: "root", num_children: 8 },
    { name: "day", type: "INT32", converted_type: "DATE" },
    { name: "millis", type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
    { name: "micros", type: "INT64", logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MICROS" } },
    { name: "local", type: "INT64", logical_type: { type: "TIMESTAMP", isAdjustedToUTC: false, unit: "MICROS" } },
    { name: "time", type: "INT64", logical_type: { type: "TIME", isAdjustedToUTC: true, unit: "MICROS" } },
    { name: "price", type: "INT32", converted_type: "DECIMAL", precision: 9, scale: 2 },
    { name: "debt", type: "INT64", converted_type: "DECIMAL", precision: 18, scale: 1 },
    { name: "hue", type: "BYTE_ARRAY", converted_type: "ENUM" },
  ].map((element, index) => (index === 0 ? element : { ...element, repetition_type: "REQUIRED" }));
  const columns: [string, unknown[]][] = [
    ["day", [new Date("2024-02-29"), new Date("1969-12-31")]],
    ["millis", [new Date(0), new Date(-1)]],
    ["micros", [micros, -1n]],
    ["local", [micros - 456n, 0n]],
    ["time", [3_723_000_000n, 1n]],
    ["price", [0.3, -1.05]],
    ["debt", [1.5, -0.1]],
    ["hue", ["RED", "BLUE"]],
  ];
  const columnData = columns.map(([name, data]) => ({ name, data }) as ColumnSource);
  const rows = await rowsOf(fileOf(columnData, { schema, statistics: false } as WriteOptions));
  assert.equal(rows, [
    {
      day: "2024-02-29",
      millis: "1970-01-01T00:00:00.000Z",
      micros: "2024-01-31T10:00:00.123456Z",
      local: "2024-01-31T10:00:00.123",
      time: "01:02:03.000",
      price: 0.3,
      debt: "1.5",
      hue: "RED",
    },
    {
      day: "1969-12-31",
      millis: "1969-12-31T23:59:59.999Z",
      micros: "1969-12-31T23:59:59.999999Z",
      local: "1970-01-01T00:00:00.000",
      time: "00:00:00.000001",
      price: -1.05,
      debt: "-0.1",
      hue: "BLUE",
    },
  ]);
});

parquet("lists, maps and groups are what they are in JSON", async () => {
  const schema = [
    { name: "root", num_children: 3 },
    { name: "tags", repetition_type: "OPTIONAL", num_children: 1, converted_type: "LIST" },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8" },
    { name: "prices", repetition_type: "OPTIONAL", num_children: 1, converted_type: "MAP" },
    { name: "key_value", repetition_type: "REPEATED", num_children: 2 },
    { name: "key", repetition_type: "REQUIRED", type: "BYTE_ARRAY", converted_type: "UTF8" },
    { name: "value", repetition_type: "OPTIONAL", type: "INT32", converted_type: "DECIMAL", precision: 9, scale: 2 },
    { name: "owner", repetition_type: "OPTIONAL", num_children: 2 },
    { name: "name", repetition_type: "REQUIRED", type: "BYTE_ARRAY", converted_type: "UTF8" },
    { name: "born", repetition_type: "OPTIONAL", type: "INT32", converted_type: "DATE" },
  ];
  const columnData = [
    { name: "tags", data: [["a", null], [], null] },
    { name: "prices", data: [{ x: 1.25, y: null }, {}, null] },
    { name: "owner", data: [{ name: "Ada", born: new Date("1815-12-10") }, { name: "Bea", born: null }, null] },
  ];
  const options = { schema, statistics: false } as WriteOptions;
  assert.equal(await rowsOf(fileOf(columnData as ColumnSource[], options)), [
    { tags: ["a", null], prices: { x: 1.25, y: null }, owner: { name: "Ada", born: "1815-12-10" } },
    { tags: [], prices: {}, owner: { name: "Bea", born: null } },
    { tags: null, prices: null, owner: null },
  ]);
});

parquet("every compression that AWS reads, in many row groups and pages", async () => {
  const data = Array.from({ length: 40_000 }, (_, index) => index);
  const names = data.map((index) => `row ${index % 1_000}`);
  const expected = data.map((id, index) => ({ id, name: names[index] }));
  for (const codec of ["UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"] as const) {
    for (const offsetIndex of [true, false]) {
      const columns: ColumnSource[] = [
        { name: "id", data, type: "INT32", offsetIndex },
        { name: "name", data: names, type: "STRING", offsetIndex },
      ];
      const compressors = { GZIP: (bytes: Uint8Array) => gzipSync(bytes), ZSTD: zstandardFrame };
      const file = fileOf(columns, { codec, compressors, rowGroupSize: [10, 25_000], pageSize: 4_096 });
      assert.equal(await rowsOf(file), expected);
    }
  }
});

parquet("a store that can is asked for parts, no larger than what is read at a time", async () => {
  const data = Array.from({ length: 100_000 }, (_, index) => `${index}`.padStart(50, "x"));
  const file = fileOf([{ name: "a", data, type: "STRING" }], { codec: "UNCOMPRESSED", pageSize: 10_000 });
  const slices: number[] = [];
  const open = async (): Promise<SeekableObject> => ({
    byteLength: file.length,
    slice: async (start, end) => {
      slices.push(end - start);
      return file.subarray(start, end);
    },
  });
  const read = () => assert.unreachable("It was read as a whole.") as never;
  const rows = await rowsOf(file, { read, open, list: () => [], write: () => {} });
  assert.is(rows.length, data.length);
  assert.ok(Math.max(...slices) < file.length / 4);
});

parquet("what is no Parquet file, is broken, too large or a version fails in words", async () => {
  const file = fileOf([{ name: "a", data: [1], type: "INT32" }]);
  for (const other of [
    Buffer.from(""),
    Buffer.from("PAR1"),
    Buffer.from('[{"a":1}]'.repeat(3)),
    file.subarray(0, -5),
  ]) {
    assert.match(await causeOf(other), /^The object is not a Parquet file/);
  }
  const scrambled = Buffer.from(file);
  scrambled.fill(0xff, scrambled.length - 30, scrambled.length - 8);
  assert.match(await causeOf(scrambled), /^The object is not a Parquet file that can be read/);
  const wide = Buffer.from(file);
  wide.writeUInt32LE(6 * 1024 ** 2, wide.length - 8);
  assert.match(await causeOf(wide), /footer .* exceeds 5 MB/);
  assert.match(await causeOf(file, { ...parameters, VersionId: "1" } as typeof parameters), /VersionId/);
});

parquet.run();
