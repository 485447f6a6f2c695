import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { ItemReader, ReaderConfig } from "../../../asl/definition";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { itemReaderFailed } from "../failure";
import type { ObjectBody, ObjectStore } from "../object-store";
import { csvParser } from "./csv";
import { bodyText, parseBody } from "./item-parser";
import { jsonItems } from "./json-array";
import { jsonLinesParser } from "./json-lines";

/** An ItemReader whose fields have been evaluated. */
export interface ReadRequest {
  readonly resource: ItemReader["Resource"];
  readonly config: ReaderConfig;
  readonly parameters: JsonObject;
}

/**
 * Reads the items of a distributed Map, one after another, holding no more than a piece of an object at a time (JSON
 * documents excepted).
 *
 * @throws StateFailure States.ItemReaderFailed
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export async function* readItems(request: ReadRequest, store: ObjectStore): AsyncGenerator<Json> {
  const { resource, config, parameters } = request;
  if (!resource.endsWith("listObjectsV2")) return yield* readObject(await store.read(parameters), config, store);
  for await (const entry of store.list(parameters)) {
    if (config.Transformation !== "LOAD_AND_FLATTEN") yield entry;
    else yield* loadEntry(entry, parameters, config, store);
  }
}

async function* loadEntry(
  entry: Json,
  { Bucket }: JsonObject,
  config: ReaderConfig,
  store: ObjectStore,
): AsyncGenerator<Json> {
  const Key = isJsonObject(entry) ? entry["Key"] : undefined;
  if (typeof Key === "string") yield* readObject(await store.read({ Bucket: Bucket ?? "", Key }), config, store);
}

async function* readObject(body: ObjectBody, config: ReaderConfig, store: ObjectStore): AsyncGenerator<Json> {
  if (config.ManifestType === "ATHENA_DATA") return yield* readAthenaManifest(body, config, store);
  switch (config.InputType) {
    case "CSV":
      return yield* parseBody(body, csvParser(csvOptions(config)));
    case "JSONL":
      return yield* parseBody(body, jsonLinesParser());
    case "MANIFEST":
      return yield* readInventory(body, store);
    case "JSON":
    case undefined:
      return yield* jsonItems(await bodyText(body), config.ItemsPointer);
    default:
      throw itemReaderFailed(`Items of type ${config.InputType} can't be read here.`);
  }
}

const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ",",
  PIPE: "|",
  SEMICOLON: ";",
  SPACE: " ",
  TAB: "\t",
};

function csvOptions({ CSVHeaderLocation, CSVHeaders, CSVDelimiter = "COMMA" }: ReaderConfig) {
  const headers = CSVHeaderLocation === "GIVEN" && CSVHeaders !== undefined ? { headers: CSVHeaders } : {};
  return { ...headers, delimiter: DELIMITERS[CSVDelimiter] ?? "," };
}

/** An S3 inventory: a document that names compressed CSV files and their columns. */
async function* readInventory(body: ObjectBody, store: ObjectStore): AsyncGenerator<Json> {
  const [manifest] = jsonItems(`[${await bodyText(body)}]`, undefined);
  if (!isJsonObject(manifest) || !Array.isArray(manifest["files"]))
    throw itemReaderFailed("The manifest has no files.");
  const headers = String(manifest["fileSchema"] ?? "")
    .split(",")
    .map((name) => name.trim());
  const Bucket = String(manifest["destinationBucket"] ?? "").replace(/^arn:[^:]*:s3:::/, "");
  for (const file of manifest["files"] as readonly JsonObject[]) {
    const compressed = await store.read({ Bucket, Key: String(file["key"] ?? "") });
    yield* parseBody(unzip(compressed), csvParser({ headers }));
  }
}

function unzip(body: ObjectBody): ObjectBody {
  return typeof body === "string" ? body : Readable.from(body).pipe(createGunzip());
}

/** What UNLOAD of Athena writes: one `s3://bucket/key` a line, each with items of the given type. */
async function* readAthenaManifest(body: ObjectBody, config: ReaderConfig, store: ObjectStore): AsyncGenerator<Json> {
  const { ManifestType: _manifest, ...each } = config;
  for (const line of (await bodyText(body)).split("\n")) {
    const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(line.trim()) ?? [];
    if (Bucket !== undefined && Key !== undefined) yield* readObject(await store.read({ Bucket, Key }), each, store);
  }
}
