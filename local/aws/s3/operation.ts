import type { ServiceCall } from "../service";
import type { Store } from "./store";

/** A request for S3 with the bucket and key of its path; both are empty where the path has none. */
export interface S3Call extends ServiceCall {
  readonly store: Store;
  readonly bucket: string;
  readonly key: string;
}

/** Performs a request and answers it; throws an AwsError to refuse. */
export type S3Operation = (call: S3Call) => Promise<void>;
