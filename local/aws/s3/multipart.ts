import { readBody } from "../read-body";
import { checksumHeaders } from "./checksum";
import { openCopySource } from "./copy-source";
import type { S3Call, S3Operation } from "./operation";
import { commit } from "./put-object";
import { receive, writeContent } from "./receive";
import { s3Error } from "./s3-error";
import { headersToKeep } from "./stored-object";
import {
  addPart,
  findUpload,
  joinParts,
  listParts,
  listUploads,
  type Part,
  removeUpload,
  startUpload,
} from "./upload-store";
import { readXml, sendXml } from "./xml";

const maxBodyBytes = 2 * 1024 * 1024;
const minPartBytes = 5 * 1024 * 1024;
const maxPartNumber = 10_000;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html */
export const createMultipartUpload: S3Operation = async ({ store, bucket: name, key, request, response }) => {
  const bucket = await store.bucket(name);
  const { id } = await startUpload(bucket, { key, ...headersToKeep(request.headers) });
  sendXml(response, "InitiateMultipartUploadResult", { Bucket: name, Key: key, UploadId: id });
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html */
export const uploadPart: S3Operation = async (call) => {
  const { bucket, upload } = await uploadOf(call);
  const number = partNumberOf(call);
  const received = await receive(call.request, bucket.newIncomingPath());
  await addPart(bucket, upload.id, number, received);
  call.response.writeHead(200, { etag: `"${received.md5Hex}"`, ...checksumHeaders(received.checksum) });
  call.response.end();
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html */
export const uploadPartCopy: S3Operation = async (call) => {
  const { bucket, upload } = await uploadOf(call);
  const number = partNumberOf(call);
  const { content } = await openCopySource(call);
  const written = await writeContent(content, bucket.newIncomingPath());
  await addPart(bucket, upload.id, number, written);
  const result = { ETag: `"${written.md5Hex}"`, LastModified: new Date().toISOString() };
  sendXml(call.response, "CopyPartResult", result);
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
export const completeMultipartUpload: S3Operation = async (call) => {
  const { bucket, upload } = await uploadOf(call);
  const document = (await readBody(call.request, maxBodyBytes)).toString("utf8");
  const parts = chosenParts(readXml(document, "CompleteMultipartUpload", "Part"), await listParts(bucket, upload.id));
  const { path, etag, sizeBytes } = await joinParts(bucket, upload.id, parts);
  const object = { ...upload.target, etag, sizeBytes, lastModified: new Date().toISOString() };
  await commit(call, { bucket, path, object, reason: "CompleteMultipartUpload" });
  await removeUpload(bucket, upload.id);
  sendXml(call.response, "CompleteMultipartUploadResult", { Bucket: call.bucket, Key: call.key, ETag: etag });
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html */
export const abortMultipartUpload: S3Operation = async (call) => {
  const { bucket, upload } = await uploadOf(call);
  await removeUpload(bucket, upload.id);
  call.response.writeHead(204).end();
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html */
export const listUploadedParts: S3Operation = async (call) => {
  const { bucket, upload } = await uploadOf(call);
  const parts = await listParts(bucket, upload.id);
  sendXml(call.response, "ListPartsResult", {
    Bucket: call.bucket,
    Key: call.key,
    UploadId: upload.id,
    IsTruncated: false,
    Part: parts.map(({ number, sizeBytes, md5Hex }) => ({ PartNumber: number, ETag: `"${md5Hex}"`, Size: sizeBytes })),
  });
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
export const listMultipartUploads: S3Operation = async ({ store, bucket: name, response }) => {
  const uploads = await listUploads(await store.bucket(name));
  const described = uploads.map(({ id, startedAt, target }) => ({
    Key: target.key,
    UploadId: id,
    Initiated: startedAt,
  }));
  sendXml(response, "ListMultipartUploadsResult", { Bucket: name, IsTruncated: false, Upload: described });
};

async function uploadOf({ store, bucket: name, key, query }: S3Call) {
  const bucket = await store.bucket(name);
  return { bucket, upload: await findUpload(bucket, query.get("uploadId") ?? "", key) };
}

function partNumberOf({ query }: S3Call): number {
  const number = Number(query.get("partNumber"));
  if (Number.isInteger(number) && number >= 1 && number <= maxPartNumber) return number;
  throw s3Error("InvalidArgument", `Part number must be an integer between 1 and ${maxPartNumber}, inclusive`);
}

/** The parts that a client wants joined, checked against those that arrived. */
function chosenParts(wanted: readonly Readonly<Record<string, unknown>>[], arrived: readonly Part[]): Part[] {
  const parts = wanted.map(({ PartNumber, ETag }) => {
    const part = arrived.find(({ number }) => number === Number(PartNumber));
    if (!part || String(ETag).replaceAll('"', "") !== part.md5Hex) throw s3Error("InvalidPart");
    return part;
  });
  if (parts.some(({ number }, index) => index > 0 && number <= parts[index - 1]!.number))
    throw s3Error("InvalidPartOrder");
  if (parts.slice(0, -1).some(({ sizeBytes }) => sizeBytes < minPartBytes)) throw s3Error("EntityTooSmall");
  return parts;
}
