import { rm } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import type { BucketStore } from "./bucket-store";
import { checksumHeaders } from "./checksum";
import { checkWrite } from "./conditions";
import { copySourceOf, openCopySource } from "./copy-source";
import { type CreationReason, objectCreated } from "./object-created";
import type { S3Call, S3Operation } from "./operation";
import { type Received, receive, writeContent } from "./receive";
import { s3Error } from "./s3-error";
import { headersToKeep, type StoredObject } from "./stored-object";
import { sendXml } from "./xml";

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const putObject: S3Operation = async (call) => {
  const { request, response, key } = call;
  const bucket = await call.store.bucket(call.bucket);
  const received = await receive(request, bucket.newIncomingPath());
  const object = describe(key, received, request.headers);
  await commit(call, { bucket, path: received.path, object, reason: "PutObject" });
  response.writeHead(200, { etag: object.etag, ...checksumHeaders(object.checksum) });
  response.end();
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export const copyObject: S3Operation = async (call) => {
  const { headers } = call.request;
  const target = await call.store.bucket(call.bucket);
  const replace = headers["x-amz-metadata-directive"] === "REPLACE";
  const { bucket, key } = copySourceOf(call);
  if (!replace && bucket === call.bucket && key === call.key) {
    throw s3Error("InvalidRequest", "An object can be copied to itself only when its metadata is replaced.");
  }
  const source = await openCopySource(call);
  const { path } = await writeContent(source.content, target.newIncomingPath());
  const kept = replace ? headersToKeep(headers) : {};
  const object = { ...source.object, ...kept, key: call.key, lastModified: new Date().toISOString() };
  await commit(call, { bucket: target, path, object, reason: "CopyObject" });
  sendXml(call.response, "CopyObjectResult", { ETag: object.etag, LastModified: object.lastModified });
};

/** A received file that is to become an object. */
interface Commission {
  readonly bucket: BucketStore;
  readonly path: string;
  readonly object: StoredObject;
  readonly reason: CreationReason;
}

/** Makes a received file an object if the request's conditions allow it; nothing is left of it if not. */
export async function commit(
  { request, store, bucket: name }: S3Call,
  { bucket, path, object, reason }: Commission,
): Promise<void> {
  try {
    checkWrite(request.headers, bucket.get(object.key));
    bucket.put(path, object);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  store.created(objectCreated({ bucket: name, object, reason }));
}

function describe(key: string, { sizeBytes, md5Hex, checksum }: Received, headers: IncomingHttpHeaders): StoredObject {
  const object = { key, sizeBytes, etag: `"${md5Hex}"`, lastModified: new Date().toISOString() };
  return { ...object, ...headersToKeep(headers), ...(checksum && { checksum }) };
}
