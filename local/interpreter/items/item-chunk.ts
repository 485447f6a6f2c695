import type { Json } from "../../../asl/json";

/** Items that were read together. */
export interface ItemChunk {
  readonly values: readonly Json[];
  /** The names of the values, where these are the members of a JSON object. */
  readonly keys?: readonly string[];
  /** Where they come from, as the context object tells it: `S3://bucket/key`. */
  readonly source: string;
}
