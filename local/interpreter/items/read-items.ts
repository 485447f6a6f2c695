import type { ItemReader, ReaderConfig } from "../../../asl/definition";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { itemReaderFailed } from "../failure";
import type { ObjectStore } from "../object-store";
import { csvOptions, csvParser } from "./csv";
import { decompressed, gunzipped } from "./decompress";
import type { ItemChunk } from "./item-chunk";
import { bodyText, type ItemParser, parseBody } from "./item-parser";
import { jsonItems } from "./json-document";
import { jsonLinesParser } from "./json-lines";
import { isInventory, parseAthenaManifest, parseInventory, sourceOf } from "./manifests";
import { parquetItems } from "./parquet";
import { openParquet } from "./parquet-file";

/** An ItemReader whose fields have been evaluated. */
export interface ReadRequest {
  readonly resource: ItemReader["Resource"];
  readonly config: ReaderConfig;
  readonly parameters: JsonObject;
}

type Chunks = AsyncGenerator<ItemChunk>;

/**
 * Reads the items of a distributed Map, one after another, holding no more than a piece of an object at a time (JSON
 * documents and row groups of Parquet files excepted).
 *
 * @throws StateFailure States.ItemReaderFailed
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export async function* readItems(request: ReadRequest, store: ObjectStore): Chunks {
  const { resource, config, parameters } = request;
  if (resource.endsWith("listObjectsV2")) yield* readListing(request, store);
  else if (isInventory(config)) yield* readInventory(parameters, config, store);
  else if (config.ManifestType === "ATHENA_DATA") yield* readAthenaManifest(parameters, config, store);
  else yield* readObject(parameters, config, store);
}

/** As many entries at a time as ListObjectsV2 gives in a page. */
const LISTED_TOGETHER = 1_000;

async function* readListing({ config, parameters }: ReadRequest, store: ObjectStore): Chunks {
  const source = sourceOf({ Bucket: parameters["Bucket"] ?? "" });
  const isFlattened = config.Transformation === "LOAD_AND_FLATTEN";
  let values: Json[] = [];
  for await (const entry of store.list(parameters)) {
    if (isFlattened) yield* readEntry(entry, parameters, config, store);
    else if (values.push(entry) === LISTED_TOGETHER) {
      yield { values, source };
      values = [];
    }
  }
  if (values.length > 0) yield { values, source };
}

/** Folders that a console made are objects without content. */
async function* readEntry(entry: Json, listed: JsonObject, config: ReaderConfig, store: ObjectStore): Chunks {
  const Key = isJsonObject(entry) ? entry["Key"] : undefined;
  if (typeof Key === "string" && !Key.endsWith("/")) yield* readObject(placed(listed, { Key }), config, store);
}

/** The parameters for another object, which the same account must own. */
function placed({ Bucket = "", ExpectedBucketOwner }: JsonObject, place: JsonObject): JsonObject {
  return { Bucket, ...(ExpectedBucketOwner !== undefined && { ExpectedBucketOwner }), ...place };
}

type ObjectReader = (parameters: JsonObject, config: ReaderConfig, store: ObjectStore) => Chunks;

const READERS: Readonly<Record<string, ObjectReader>> = {
  CSV: (parameters, config, store) => readText(parameters, csvParser(csvOptions(config)), store),
  JSONL: (parameters, _config, store) => readText(parameters, jsonLinesParser(), store),
  JSON: readJson,
  PARQUET: readParquet,
};

function readObject(parameters: JsonObject, config: ReaderConfig, store: ObjectStore): Chunks {
  const { InputType = "JSON" } = config;
  const reader = Object.hasOwn(READERS, InputType) ? READERS[InputType] : undefined;
  if (reader === undefined) throw itemReaderFailed(`Items of type ${InputType} can't be read here.`);
  return reader(parameters, config, store);
}

async function* readText(parameters: JsonObject, parser: ItemParser, store: ObjectStore): Chunks {
  const source = sourceOf(parameters);
  const body = decompressed(await store.read(parameters), String(parameters["Key"]));
  for await (const values of parseBody(body, parser)) yield { values, source };
}

async function* readJson(parameters: JsonObject, { ItemsPointer }: ReaderConfig, store: ObjectStore): Chunks {
  const body = decompressed(await store.read(parameters), String(parameters["Key"]));
  yield { ...jsonItems(await bodyText(body), ItemsPointer), source: sourceOf(parameters) };
}

async function* readParquet(parameters: JsonObject, _config: ReaderConfig, store: ObjectStore): Chunks {
  const source = sourceOf(parameters);
  for await (const values of parquetItems(await openParquet(parameters, store))) yield { values, source };
}

async function* readInventory(parameters: JsonObject, config: ReaderConfig, store: ObjectStore): Chunks {
  const { files, headers } = parseInventory(await bodyText(await store.read(parameters)));
  for (const file of files) {
    const parser = csvParser({ ...csvOptions(config), headers });
    const body = gunzipped(await store.read(placed(parameters, { ...file })), file.Key);
    for await (const values of parseBody(body, parser)) yield { values, source: sourceOf(file) };
  }
}

async function* readAthenaManifest(parameters: JsonObject, config: ReaderConfig, store: ObjectStore): Chunks {
  for (const place of parseAthenaManifest(await bodyText(await store.read(parameters)))) {
    yield* readObject(placed(parameters, { ...place }), config, store);
  }
}
