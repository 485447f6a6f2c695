import { randomUUID } from "node:crypto";
import { closeSync, readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { type AwsError, asAwsError } from "../aws-error";
import type { Service, ServiceCall } from "../service";
import { decodeUri } from "./decode-uri";
import type { ObjectCreated } from "./object-created";
import type { S3Call } from "./operation";
import { refuseExpired } from "./presigned";
import { operationOf } from "./route";
import { s3Error } from "./s3-error";
import { Store } from "./store";
import { sendXml } from "./xml";

const maxKeyBytes = 1024;

/** S3, with a way for other stand-ins to read objects. */
export interface S3Service extends Service {
  /**
   * The content of an object, or `undefined` when it is longer than `maxBytes`.
   *
   * @throws AwsError NoSuchBucket or NoSuchKey
   */
  readObject(bucket: string, key: string, maxBytes: number): Promise<Buffer | undefined>;
}

/**
 * S3 on disk, addressed by path: `http://127.0.0.1:<port>/<bucket>/<key>`.
 *
 * @param onObjectCreated hears of every object that is written
 */
export function s3Service(folder: string, onObjectCreated?: (event: ObjectCreated) => void): S3Service {
  const store = new Store(join(folder, "s3"), onObjectCreated);
  return {
    handle: (call) => handle(store, call),
    readObject: (bucket, key, maxBytes) => readObject(store, bucket, key, maxBytes),
  };
}

async function handle(store: Store, call: ServiceCall): Promise<void> {
  const { request, response, path, query } = call;
  response.setHeader("x-amz-request-id", randomUUID());
  try {
    refuseExpired(query, Date.now());
    const s3Call: S3Call = { ...call, store, ...targetOf(path) };
    await operationOf(s3Call)(s3Call);
  } catch (error) {
    refuse(response, asAwsError(error), path, request.method === "HEAD");
    // Clients send the whole body before they read the answer.
    request.resume();
  }
}

/** The first part of the path is the bucket; all the rest, slashes too, is the key. */
function targetOf(path: string): { bucket: string; key: string } {
  const slash = path.indexOf("/", 1);
  const [bucket, key] = slash < 0 ? [path.slice(1), ""] : [path.slice(1, slash), path.slice(slash + 1)];
  const decoded = decodeUri(key);
  if (Buffer.byteLength(decoded) > maxKeyBytes) throw s3Error("KeyTooLongError");
  return { bucket: decodeUri(bucket), key: decoded };
}

function refuse(response: ServerResponse, { code, message, status }: AwsError, path: string, isHead: boolean): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  if (isHead) return void response.writeHead(status).end();
  const requestId = String(response.getHeader("x-amz-request-id"));
  sendXml(response, "Error", { Code: code, Message: message, Resource: path, RequestId: requestId }, status);
}

async function readObject(store: Store, bucket: string, key: string, maxBytes: number): Promise<Buffer | undefined> {
  const opened = (await store.bucket(bucket)).openContent(key);
  if (!opened) throw s3Error("NoSuchKey");
  try {
    return opened.object.sizeBytes > maxBytes ? undefined : readFileSync(opened.file);
  } finally {
    closeSync(opened.file);
  }
}
