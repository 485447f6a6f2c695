import { randomUUID } from "node:crypto";
import { account, region } from "../account";
import type { StoredObject } from "./stored-object";

/** Which call wrote an object. */
export type CreationReason = "PutObject" | "CopyObject" | "CompleteMultipartUpload";

/**
 * The event that S3 sends to EventBridge for an object that was written; the key is plain, not encoded.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export type ObjectCreated = ReturnType<typeof objectCreated>;

/** The event of an object that was just written to a bucket. */
export function objectCreated(written: { bucket: string; object: StoredObject; reason: CreationReason }) {
  const { bucket, object, reason } = written;
  const { key, sizeBytes, etag, lastModified } = object;
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Object Created",
    source: "aws.s3",
    account,
    time: lastModified.replace(/\.\d+Z$/, "Z"),
    region,
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: "0",
      bucket: { name: bucket },
      object: { key, size: sizeBytes, etag: etag.replaceAll('"', ""), sequencer: sequencer(lastModified) },
      "request-id": randomUUID(),
      requester: account,
      "source-ip-address": "127.0.0.1",
      reason,
    },
  };
}

/** Of two writes of a key the later one has the greater text. */
function sequencer(lastModified: string): string {
  return Date.parse(lastModified).toString(16).toUpperCase().padStart(16, "0");
}
