import { closeSync, createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { checkRead } from "./conditions";
import { decodeUri } from "./decode-uri";
import type { S3Call } from "./operation";
import { parseRange } from "./range";
import { s3Error } from "./s3-error";
import type { StoredObject } from "./stored-object";

/** The object that a copy reads from. */
export interface CopySource {
  readonly bucket: string;
  readonly key: string;
}

/**
 * Reads `x-amz-copy-source`: `[/]bucket/key[?versionId=...]`, URL-encoded.
 *
 * @throws AwsError InvalidArgument
 */
export function copySourceOf({ request }: S3Call): CopySource {
  const text = String(request.headers["x-amz-copy-source"]);
  const [, bucket, key] = /^\/?([^/]+)\/([^?]+)/.exec(text) ?? [];
  if (bucket !== undefined && key !== undefined) return { bucket, key: decodeUri(key) };
  throw s3Error("InvalidArgument", `"${text}" is not a bucket and key.`);
}

/**
 * Opens the source of a copy, or the stretch of it that `x-amz-copy-source-range` names.
 *
 * @throws AwsError NoSuchBucket, NoSuchKey, PreconditionFailed or InvalidRange
 */
export async function openCopySource(call: S3Call): Promise<{ object: StoredObject; content: Readable }> {
  const { headers } = call.request;
  const { bucket, key } = copySourceOf(call);
  const opened = (await call.store.bucket(bucket)).openContent(key);
  if (!opened) throw s3Error("NoSuchKey");
  const { object, file } = opened;
  try {
    if (checkRead(headers, object, "x-amz-copy-source-") === "notModified") throw s3Error("PreconditionFailed");
    const range = parseRange(headers["x-amz-copy-source-range"] as string | undefined, object.sizeBytes);
    return { object, content: createReadStream("", { fd: file, ...range }) };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}
