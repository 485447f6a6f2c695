import { gunzipSync } from "node:zlib";
import type { AsyncBuffer, Compressors, FileMetaData, ParquetScan } from "hyparquet";
import type { Json } from "../../../asl/json";
import { itemReaderFailed } from "../failure";
import type { SeekableObject } from "../object-store";
import { columnsOf, type ParquetColumn, physicalSchema } from "./parquet-values";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
const MAX_FOOTER_BYTES = 5 * 1024 ** 2;
const MAX_ROW_GROUP_BYTES = 256 * 1024 ** 2;

/** Rows decoded at a time, where the file has an index of its pages; otherwise it is a row group. */
const ROWS_TOGETHER = 16_384;

/** Snappy is built in. These three are what AWS reads. */
async function loadCompressors(): Promise<Compressors> {
  const { decompress } = await import("fzstd");
  return { GZIP: (input) => gunzipSync(input), ZSTD: (input, bytes) => decompress(input, new Uint8Array(bytes)) };
}

/**
 * The rows of a Parquet file, each a JSON object, a part of a row group at a time.
 *
 * @throws StateFailure States.ItemReaderFailed where it is no Parquet file, or one that AWS does not read
 */
export async function* parquetItems(file: SeekableObject): AsyncGenerator<readonly Json[]> {
  const buffer = asyncBuffer(file);
  const { parquetScan } = await import("hyparquet");
  const compressors = await loadCompressors();
  const metadata = await readFooter(buffer);
  const columns = columnsOf(metadata);
  const readable = { ...metadata, schema: physicalSchema(metadata.schema) };
  const parsers = { timestampFromNanoseconds: (nanoseconds: bigint) => nanoseconds };
  const scan = await parquetScan({ file: buffer, metadata: readable, compressors, parsers, utf8: false });
  for (const range of scan.ranges) {
    for (const rows of isPaged(metadata) ? windows(range) : [range]) yield await readRows(scan, columns, rows);
  }
}

function asyncBuffer(file: SeekableObject): AsyncBuffer {
  return {
    byteLength: file.byteLength,
    async slice(start, end = file.byteLength) {
      const bytes = await file.slice(start, end);
      // A Buffer may be a part of a larger one.
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    },
  };
}

async function readFooter(file: AsyncBuffer): Promise<FileMetaData> {
  const { parquetMetadataAsync } = await import("hyparquet");
  const end = file.byteLength >= 12 ? Buffer.from(await file.slice(file.byteLength - 8, file.byteLength)) : undefined;
  if (end?.toString("latin1", 4) !== "PAR1") throw itemReaderFailed("The object is not a Parquet file.");
  if (end.readUInt32LE(0) > MAX_FOOTER_BYTES) throw itemReaderFailed("The footer of the Parquet file exceeds 5 MB.");
  const metadata = await parquetMetadataAsync(file, { geoparquet: false }).catch(explain);
  if (metadata.row_groups.some((group) => group.total_byte_size > MAX_ROW_GROUP_BYTES)) {
    throw itemReaderFailed("A row group of the Parquet file exceeds 256 MB.");
  }
  return metadata;
}

function explain(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw itemReaderFailed(`The object is not a Parquet file that can be read: ${reason}`);
}

function isPaged({ row_groups }: FileMetaData): boolean {
  return row_groups.every(({ columns }) => columns.every((column) => column.offset_index_offset !== undefined));
}

type Rows = ParquetScan["ranges"][number];

function* windows({ rowStart, rowEnd }: Rows): Generator<Rows> {
  for (let start = rowStart; start < rowEnd; start += ROWS_TOGETHER) {
    yield { rowStart: start, rowEnd: Math.min(start + ROWS_TOGETHER, rowEnd) };
  }
}

async function readRows(scan: ParquetScan, columns: readonly ParquetColumn[], rows: Rows): Promise<readonly Json[]> {
  const items = Array.from({ length: rows.rowEnd - rows.rowStart }, () => ({}) as Record<string, Json>);
  for (const { name, toJson } of columns) {
    const values = await scan.readColumn({ column: name, ...rows }).catch(explain);
    items.forEach((item, index) => {
      item[name] = toJson(values[index]);
    });
  }
  return items;
}
