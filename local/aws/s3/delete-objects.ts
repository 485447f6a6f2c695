import { readBody } from "../read-body";
import type { S3Operation } from "./operation";
import { s3Error } from "./s3-error";
import { readXml, sendXml } from "./xml";

const maxBodyBytes = 8 * 1024 * 1024;
const maxKeys = 1000;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export const deleteObject: S3Operation = async (call) => {
  const bucket = await call.store.bucket(call.bucket);
  bucket.delete(call.key);
  call.response.writeHead(204).end();
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export const deleteObjects: S3Operation = async (call) => {
  const bucket = await call.store.bucket(call.bucket);
  const document = (await readBody(call.request, maxBodyBytes)).toString("utf8");
  const keys = readXml(document, "Delete", "Object").map(({ Key }) => Key);
  if (keys.length > maxKeys || !keys.every((key) => typeof key === "string")) throw s3Error("MalformedXML");
  for (const key of keys) bucket.delete(key);
  const quiet = /<Quiet>\s*true\s*<\/Quiet>/.test(document);
  sendXml(call.response, "DeleteResult", { Deleted: quiet ? [] : keys.map((Key) => ({ Key })) });
};
