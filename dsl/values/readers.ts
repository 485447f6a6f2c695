import type { Json } from "../../asl/json";
import type { Binding } from "../declare/binding";
import type { Ref } from "../types/ref";

declare const itemType: unique symbol;
declare const resultType: unique symbol;

/** Where a distributed Map reads its items, each an `Item`. */
export interface ItemReader<out Item> {
  readonly [itemType]?: Item;
  readonly resource: "arn:aws:states:::s3:listObjectsV2" | "arn:aws:states:::s3:getObject";
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly config: Readonly<Record<string, Json>>;
  readonly maxItems?: number | Ref<number>;
}

/** Where a distributed Map writes its results, and what the state gives then. */
export interface ResultWriter<out Result> {
  readonly [resultType]?: Result;
  readonly arguments?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, Json>>;
}

type Text = string | Ref<string> | Binding;

interface Limit {
  /** At most so many items are read. */
  readonly maxItems?: number | Ref<number>;
}

/** An object in S3 with items in it. */
export interface S3Object extends Limit {
  readonly bucket: Text;
  readonly key: Text;
  readonly versionId?: Text;
  /** The account that must own the bucket. */
  readonly expectedBucketOwner?: Text;
}

/** The objects of an S3 bucket. */
export interface S3Objects extends Limit {
  readonly bucket: Text;
  readonly prefix?: Text;
  readonly expectedBucketOwner?: Text;
}

/** An object as S3 lists it. */
export interface ListedObject {
  Etag: string;
  Key: string;
  /** Seconds since 1970. */
  LastModified: number;
  Size: number;
  StorageClass: string;
}

/** A row of an S3 inventory. */
export interface InventoryRow {
  Bucket: string;
  Key: string;
  Size: string;
  LastModifiedDate: string;
}

/** How a CSV file is read. */
export interface CsvOptions {
  /** Names of the columns, where the first row does not hold them. */
  readonly headers?: readonly string[];
  /** @default "COMMA" */
  readonly delimiter?: "COMMA" | "PIPE" | "SEMICOLON" | "SPACE" | "TAB";
}

/**
 * Items are the objects of a bucket, as S3 lists them.
 *
 * @example itemReader: ({ input }) => readObjects({ bucket: input.bucket, prefix: "photos/" })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export function readObjects(from: S3Objects): ItemReader<ListedObject> {
  return listing(from, {});
}

/** Items are what is inside the objects of a bucket, one after the other. `Item` is what each is taken to be. */
export function readContents<Item = unknown>(
  from: S3Objects & { readonly inputType: "CSV" | "JSON" | "JSONL" | "PARQUET" } & CsvOptions,
): ItemReader<Item> {
  const csv = from.inputType === "CSV" ? csvConfig(from) : {};
  return listing(from, { Transformation: "LOAD_AND_FLATTEN", InputType: from.inputType, ...csv });
}

/** Items are the rows of a CSV file: each an object of texts, named by its columns. */
export function readCsv<Row extends Readonly<Record<string, string>> = Record<string, string>>(
  from: S3Object & CsvOptions,
): ItemReader<Row> {
  return content(from, { InputType: "CSV", ...csvConfig(from) });
}

/** Items are those of a list in a JSON file: the file itself, or what a JSON pointer such as "/data/rows" finds in it. */
export function readJson<Item = unknown>(from: S3Object & { readonly itemsPointer?: string }): ItemReader<Item> {
  return content(from, { InputType: "JSON", ...given({ ItemsPointer: from.itemsPointer }) });
}

/** Items are the lines of a JSON Lines file. */
export function readJsonLines<Item = unknown>(from: S3Object): ItemReader<Item> {
  return content(from, { InputType: "JSONL" });
}

/** Items are the rows of a Parquet file. */
export function readParquet<Item = unknown>(from: S3Object): ItemReader<Item> {
  return content(from, { InputType: "PARQUET" });
}

/** Items are the rows of an S3 inventory; the object is its `manifest.json`. */
export function readInventory(from: S3Object): ItemReader<InventoryRow> {
  return content(from, { InputType: "MANIFEST", ManifestType: "S3_INVENTORY" });
}

/** Items are the rows of what an Athena UNLOAD wrote; the object is its manifest. */
export function readAthenaManifest<Item = unknown>(
  from: S3Object & { readonly inputType: "CSV" | "JSONL" | "PARQUET" } & CsvOptions,
): ItemReader<Item> {
  const csv = from.inputType === "CSV" ? csvConfig(from) : {};
  return content(from, { InputType: from.inputType, ManifestType: "ATHENA_DATA", ...csv });
}

/** How results are written. */
export interface WriterOptions {
  /** "COMPACT" keeps the outputs alone, "FLATTEN" also joins lists among them. @default "NONE" */
  readonly transformation?: "NONE" | "COMPACT" | "FLATTEN";
  /** @default "JSON" */
  readonly outputType?: "JSON" | "JSONL";
}

/** What a distributed Map gives when it writes its results to S3. */
export interface WrittenResults {
  MapRunArn: string;
  ResultWriterDetails: { Bucket: string; Key: string };
}

/**
 * Results go to objects under a prefix of a bucket.
 *
 * @example resultWriter: () => writeResults({ bucket: reports.physicalName, prefix: "runs", outputType: "JSONL" })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export function writeResults(
  to: { readonly bucket: Text; readonly prefix?: Text } & WriterOptions,
): ResultWriter<WrittenResults> {
  const { bucket, prefix } = to;
  return { arguments: given({ Bucket: bucket, Prefix: prefix }), ...formatResults(to) };
}

/** Results stay in the workflow, in another form. */
export function formatResults<Result = unknown>({ transformation, outputType }: WriterOptions): ResultWriter<Result> {
  const config = given({ Transformation: transformation, OutputType: outputType });
  return Object.keys(config).length === 0 ? {} : { config: config as Record<string, Json> };
}

function listing<Item>(from: S3Objects, config: Record<string, Json>): ItemReader<Item> {
  const { bucket, prefix, expectedBucketOwner, maxItems } = from;
  const called = given({ Bucket: bucket, Prefix: prefix, ExpectedBucketOwner: expectedBucketOwner });
  return { resource: "arn:aws:states:::s3:listObjectsV2", arguments: called, config, ...given({ maxItems }) };
}

function content<Item>(from: S3Object, config: Record<string, Json>): ItemReader<Item> {
  const { bucket, key, versionId, expectedBucketOwner, maxItems } = from;
  const called = given({ Bucket: bucket, Key: key, VersionId: versionId, ExpectedBucketOwner: expectedBucketOwner });
  return { resource: "arn:aws:states:::s3:getObject", arguments: called, config, ...given({ maxItems }) };
}

function csvConfig({ headers, delimiter }: CsvOptions): Record<string, Json> {
  const CSVHeaderLocation = headers === undefined ? "FIRST_ROW" : "GIVEN";
  return { CSVHeaderLocation, ...given({ CSVHeaders: headers, CSVDelimiter: delimiter }) };
}

function given(fields: Readonly<Record<string, unknown>>): Record<string, never> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Record<string, never>;
}
