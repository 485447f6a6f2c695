import type { Json, JsonObject } from "../../asl/json";

/** Where distributed Maps read their items and write their results: S3, or something like it. */
export interface ObjectStore {
  /** The object's bytes, in chunks if it is large. */
  read(parameters: JsonObject): ObjectBody | Promise<ObjectBody>;
  /** Opens an object to read parts of it. A store without this is asked for whole objects. */
  open?(parameters: JsonObject): Promise<SeekableObject>;
  /** The entries of ListObjectsV2, page after page. */
  list(parameters: JsonObject): Iterable<Json> | AsyncIterable<Json>;
  write(bucket: string, key: string, body: string | SizedBody): void | Promise<void>;
}

/** Content that is too large to be held. */
export interface SizedBody {
  readonly byteLength: number;
  pieces(): AsyncIterable<Uint8Array>;
}

export type ObjectBody = string | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** An object that can be read from anywhere. */
export interface SeekableObject {
  readonly byteLength: number;
  /** The bytes from `start` up to `end`, without the latter. */
  slice(start: number, end: number): Promise<Uint8Array>;
}

/** A store that has nothing, for runs that need none. */
export const noObjects: ObjectStore = {
  read: () => {
    throw new Error("This run has no object store to read items from.");
  },
  list: () => {
    throw new Error("This run has no object store to list.");
  },
  write: () => {
    throw new Error("This run has no object store to write results to.");
  },
};
