import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { pipeline } from "node:stream/promises";
import type { BucketStore } from "./bucket-store";
import { checksumHeaders } from "./checksum";
import { checkRead, checkWrite } from "./conditions";
import { decodeUri } from "./decode-uri";
import type { S3Operation } from "./operation";
import { type Received, receive } from "./receive";
import { s3Error } from "./s3-error";
import { headersToKeep, type StoredObject } from "./stored-object";
import { sendXml } from "./xml";

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const putObject: S3Operation = async (call) => {
  const { request, response, key } = call;
  const bucket = await call.store.bucket(call.bucket);
  const received = await receive(request, bucket.newIncomingPath());
  const object = describe(key, received, request.headers);
  await commit(bucket, received.path, object, request.headers);
  response.writeHead(200, { etag: object.etag, ...checksumHeaders(object.checksum) });
  response.end();
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export const copyObject: S3Operation = async (call) => {
  const { headers } = call.request;
  const target = await call.store.bucket(call.bucket);
  const replace = headers["x-amz-metadata-directive"] === "REPLACE";
  const { bucket, key } = parseSource(String(headers["x-amz-copy-source"]));
  if (!replace && bucket === call.bucket && key === call.key) {
    throw s3Error("InvalidRequest", "An object can be copied to itself only when its metadata is replaced.");
  }
  const path = target.newIncomingPath();
  const source = await copyContent(await call.store.bucket(bucket), key, path, headers);
  const kept = replace ? headersToKeep(headers) : {};
  const object = { ...source, ...kept, key: call.key, lastModified: new Date().toISOString() };
  await commit(target, path, object, headers);
  sendXml(call.response, "CopyObjectResult", { ETag: object.etag, LastModified: object.lastModified });
};

/** Makes a received file an object if the request's conditions allow it; nothing is left of it if not. */
export async function commit(
  bucket: BucketStore,
  path: string,
  object: StoredObject,
  headers: IncomingHttpHeaders,
): Promise<void> {
  try {
    checkWrite(headers, bucket.get(object.key));
    bucket.put(path, object);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

function describe(key: string, { sizeBytes, md5Hex, checksum }: Received, headers: IncomingHttpHeaders): StoredObject {
  const object = { key, sizeBytes, etag: `"${md5Hex}"`, lastModified: new Date().toISOString() };
  return { ...object, ...headersToKeep(headers), ...(checksum && { checksum }) };
}

async function copyContent(
  bucket: BucketStore,
  key: string,
  path: string,
  headers: IncomingHttpHeaders,
): Promise<StoredObject> {
  const source = bucket.openContent(key);
  if (!source) throw s3Error("NoSuchKey");
  const content = createReadStream("", { fd: source.file });
  try {
    if (checkRead(headers, source.object, "x-amz-copy-source-") === "notModified") throw s3Error("PreconditionFailed");
    await pipeline(content, createWriteStream(path));
    return source.object;
  } finally {
    content.destroy();
  }
}

/** `[/]bucket/key[?versionId=...]`, URL-encoded. */
function parseSource(text: string): { bucket: string; key: string } {
  const [, bucket, key] = /^\/?([^/]+)\/([^?]+)/.exec(text) ?? [];
  if (bucket === undefined || key === undefined) throw s3Error("InvalidArgument", `"${text}" is not a bucket and key.`);
  return { bucket, key: decodeUri(key) };
}
