import type { IncomingHttpHeaders } from "node:http";
import { s3Error } from "./s3-error";
import type { StoredObject } from "./stored-object";

/** Whether a reader wants the object: it does not when it has this very version. */
export type ReadOutcome = "send" | "notModified";

/**
 * Checks the conditions of a read. `If-Match` wins over `If-Unmodified-Since`, `If-None-Match` over `If-Modified-Since`.
 *
 * @param prefix "x-amz-copy-source-" for the source of a copy
 * @throws AwsError PreconditionFailed
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html
 */
export function checkRead(headers: IncomingHttpHeaders, object: StoredObject, prefix = ""): ReadOutcome {
  const condition = (name: string) => headers[`${prefix}${name}`] as string | undefined;
  const match = condition("if-match");
  if (match !== undefined ? !matches(match, object) : changedAfter(object, condition("if-unmodified-since"))) {
    throw s3Error("PreconditionFailed");
  }
  const noneMatch = condition("if-none-match");
  if (noneMatch !== undefined) return matches(noneMatch, object) ? "notModified" : "send";
  const since = condition("if-modified-since");
  return since !== undefined && !changedAfter(object, since) ? "notModified" : "send";
}

/**
 * Checks the conditions of a write against the object that is there now.
 *
 * @throws AwsError PreconditionFailed, or NoSuchKey for `If-Match` on a missing object
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function checkWrite(headers: IncomingHttpHeaders, existing: StoredObject | undefined): void {
  const match = headers["if-match"];
  if (match !== undefined && !existing) throw s3Error("NoSuchKey");
  if (match !== undefined && existing && !matches(match, existing)) throw s3Error("PreconditionFailed");
  const noneMatch = headers["if-none-match"];
  if (noneMatch !== undefined && existing && matches(noneMatch, existing)) throw s3Error("PreconditionFailed");
}

function matches(list: string, { etag }: StoredObject): boolean {
  const tags = list.split(",").map((tag) => tag.trim().replace(/^W\//, "").replaceAll('"', ""));
  return tags.includes("*") || tags.includes(etag.replaceAll('"', ""));
}

/** HTTP dates have whole seconds. */
function changedAfter({ lastModified }: StoredObject, date: string | undefined): boolean {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Math.floor(Date.parse(lastModified) / 1000) * 1000 > time;
}
