import type { ReaderConfig } from "../../../asl/definition";
import { isJsonObject, type Json, type JsonObject } from "../../../asl/json";
import { itemReaderFailed } from "../failure";
import { parseItem } from "./json-lines";

/** Where an object lies. */
export interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

/** What the manifest of an S3 inventory names: compressed CSV files, and their columns. */
export interface Inventory {
  readonly files: readonly Place[];
  readonly headers: readonly string[];
}

/**
 * Reads the manifest of an S3 inventory.
 *
 * @throws StateFailure States.ItemReaderFailed where it is none, or one of ORC or Parquet files, which AWS does not read
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
export function parseInventory(text: string): Inventory {
  const manifest = parseItem(text);
  if (!isJsonObject(manifest) || !Array.isArray(manifest["files"])) {
    throw itemReaderFailed("The manifest of the S3 inventory has no files.");
  }
  const { fileFormat = "CSV", fileSchema = "", destinationBucket = "" } = manifest as Readonly<Record<string, Json>>;
  if (fileFormat !== "CSV") {
    throw itemReaderFailed(`The S3 inventory is of format ${JSON.stringify(fileFormat)}; only CSV can be read.`);
  }
  const Bucket = String(destinationBucket).replace(/^arn:[^:]*:s3:::/, "");
  const headers = String(fileSchema).split(",");
  return {
    headers: headers.map((name) => name.trim()),
    files: (manifest["files"] as readonly Json[]).map((file) => ({ Bucket, Key: keyOf(file) })),
  };
}

function keyOf(file: Json): string {
  return isJsonObject(file) && typeof file["key"] === "string" ? file["key"] : "";
}

/**
 * Reads what UNLOAD of Athena writes: one `s3://bucket/key` a line.
 *
 * @throws StateFailure States.ItemReaderFailed where a line is something else
 */
export function parseAthenaManifest(text: string): readonly Place[] {
  const lines = text.split("\n").map((line) => line.trim().replace(/^"(.*)"$/, "$1"));
  return lines.filter((line) => line !== "").map(placeOf);
}

function placeOf(line: string): Place {
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/i.exec(line) ?? [];
  if (Bucket !== undefined && Key !== undefined) return { Bucket, Key };
  throw itemReaderFailed(`A line of the Athena manifest is no address of an object: "${line.slice(0, 200)}".`);
}

/** Whether items are those of an S3 inventory. */
export function isInventory({ InputType, ManifestType }: ReaderConfig): boolean {
  return ManifestType === "S3_INVENTORY" || (InputType === "MANIFEST" && ManifestType === undefined);
}

/** As the context object tells it. */
export function sourceOf({ Bucket, Key }: JsonObject | Place): string {
  return Key === undefined ? `S3://${String(Bucket)}` : `S3://${String(Bucket)}/${String(Key)}`;
}
