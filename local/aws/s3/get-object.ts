import { closeSync, createReadStream, readSync } from "node:fs";
import type { OutgoingHttpHeaders } from "node:http";
import { pipeline } from "node:stream/promises";
import { checksumHeaders } from "./checksum";
import { checkRead } from "./conditions";
import type { S3Call, S3Operation } from "./operation";
import { type ByteRange, parseRange } from "./range";
import { s3Error } from "./s3-error";
import type { StoredObject } from "./stored-object";

/** Up to this size one read is cheaper than a stream. */
const smallBytes = 1024 * 1024;

/** `response-content-type=...` in the query of a (presigned) URL replaces the header of that name. */
const OVERRIDE = /^response-((?:cache|content|expires)[a-z-]*)$/;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const getObject: S3Operation = async (call) => {
  const bucket = await call.store.bucket(call.bucket);
  const opened = bucket.openContent(call.key);
  if (!opened) throw s3Error("NoSuchKey");
  const { object, file } = opened;
  try {
    const range = writeHead(call, object);
    if (range) return await sendContent(call, file, range);
    call.response.end();
  } finally {
    closeSync(file);
  }
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
export const headObject: S3Operation = async (call) => {
  const bucket = await call.store.bucket(call.bucket);
  const object = bucket.get(call.key);
  if (!object) throw s3Error("NoSuchKey");
  writeHead(call, object);
  call.response.end();
};

/** Answers up to the content, and says which stretch of it to send: none when the reader has it already. */
function writeHead({ request, response, query }: S3Call, object: StoredObject): ByteRange | undefined {
  if (checkRead(request.headers, object) === "notModified") {
    response.writeHead(304, { etag: object.etag });
    return undefined;
  }
  const range = parseRange(request.headers.range, object.sizeBytes);
  const { start, end } = range ?? { start: 0, end: object.sizeBytes - 1 };
  const partial = range && { "content-range": `bytes ${start}-${end}/${object.sizeBytes}` };
  const checksum = range ? {} : checksumHeaders(object.checksum);
  const headers = { ...headersOf(object, query), ...checksum, ...partial, "content-length": end - start + 1 };
  response.writeHead(range ? 206 : 200, headers);
  return end < start ? undefined : { start, end };
}

function headersOf(
  { headers, metadata, etag, lastModified }: StoredObject,
  query: URLSearchParams,
): OutgoingHttpHeaders {
  const overrides = [...query].flatMap(([name, value]) => {
    const header = OVERRIDE.exec(name)?.[1];
    return header === undefined ? [] : [[header, value]];
  });
  return {
    ...headers,
    ...metadata,
    ...Object.fromEntries(overrides),
    etag,
    "accept-ranges": "bytes",
    "last-modified": new Date(lastModified).toUTCString(),
  };
}

async function sendContent({ response }: S3Call, file: number, { start, end }: ByteRange): Promise<void> {
  const length = end - start + 1;
  if (length > smallBytes) {
    await pipeline(createReadStream("", { fd: file, start, end, autoClose: false }), response);
    return;
  }
  const content = Buffer.allocUnsafe(length);
  readSync(file, content, 0, length, start);
  response.end(content);
}
