import type { JsonObject } from "../../../asl/json";
import { itemReaderFailed } from "../failure";
import type { ObjectBody, ObjectStore, SeekableObject } from "../object-store";

/**
 * Opens a Parquet file to read parts of it; as a whole where the store can do no better.
 *
 * @throws StateFailure States.ItemReaderFailed for a version of an object, which AWS does not read as Parquet
 */
export async function openParquet(parameters: JsonObject, store: ObjectStore): Promise<SeekableObject> {
  if (parameters["VersionId"] !== undefined) throw itemReaderFailed("VersionId is not supported for PARQUET.");
  return store.open?.(parameters) ?? inMemory(await wholeBody(await store.read(parameters)));
}

function inMemory(bytes: Uint8Array): SeekableObject {
  return { byteLength: bytes.length, slice: async (start, end) => bytes.subarray(start, end) };
}

async function wholeBody(body: ObjectBody): Promise<Uint8Array> {
  if (typeof body === "string") return Buffer.from(body);
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(typeof piece === "string" ? Buffer.from(piece) : piece);
  return Buffer.concat(pieces);
}
