import { createBucket, deleteBucket, getBucketLocation, headBucket, listBuckets } from "./buckets";
import { deleteObject, deleteObjects } from "./delete-objects";
import { getObject, headObject } from "./get-object";
import { listObjects, listObjectsV2 } from "./list-objects";
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listUploadedParts,
  uploadPart,
  uploadPartCopy,
} from "./multipart";
import type { S3Call, S3Operation } from "./operation";
import { copyObject, putObject } from "./put-object";
import { s3Error } from "./s3-error";

type Level = "service" | "bucket" | "object";

/** Operations by level, method and the query parameter that tells apart those of one method. */
const operations: Readonly<Record<string, S3Operation>> = {
  "service GET": listBuckets,
  "bucket PUT": createBucket,
  "bucket HEAD": headBucket,
  "bucket DELETE": deleteBucket,
  "bucket GET": listObjects,
  "bucket GET list-type": listObjectsV2,
  "bucket GET location": getBucketLocation,
  "bucket GET uploads": listMultipartUploads,
  "bucket POST delete": deleteObjects,
  "object PUT": putObject,
  "object PUT x-amz-copy-source": copyObject,
  "object PUT uploadId": uploadPart,
  "object PUT uploadId x-amz-copy-source": uploadPartCopy,
  "object GET": getObject,
  "object GET uploadId": listUploadedParts,
  "object HEAD": headObject,
  "object DELETE": deleteObject,
  "object DELETE uploadId": abortMultipartUpload,
  "object POST uploads": createMultipartUpload,
  "object POST uploadId": completeMultipartUpload,
};

/** Query parameters that choose another operation: those above, and those of operations that are not available. */
const subresources = new Set(
  [
    "list-type location uploads delete uploadId accelerate acl analytics attributes cors encryption intelligent-tiering",
    "inventory legal-hold lifecycle logging metrics notification object-lock ownershipControls partNumber policy",
    "policyStatus publicAccessBlock replication requestPayment restore retention select session tagging torrent versionId",
    "versioning versions website",
  ].flatMap((names) => names.split(" ")),
);

/**
 * The operation that a request asks for.
 *
 * @throws AwsError NotImplemented or MethodNotAllowed
 */
export function operationOf({ request, bucket, key, query }: S3Call): S3Operation {
  const level: Level = bucket === "" ? "service" : key === "" ? "bucket" : "object";
  const base = `${level} ${request.method}`;
  const named = discriminator(request.method, query, "x-amz-copy-source" in request.headers);
  const operation = operations[named === undefined ? base : `${base} ${named}`];
  if (operation) return operation;
  if (named !== undefined) throw s3Error("NotImplemented", `${base} with "${named}" is not available locally.`);
  throw s3Error("MethodNotAllowed");
}

function discriminator(method: string | undefined, query: URLSearchParams, copies: boolean): string | undefined {
  if (query.has("uploadId")) return copies ? "uploadId x-amz-copy-source" : "uploadId";
  if (method === "PUT" && copies) return "x-amz-copy-source";
  return [...query.keys()].find((name) => subresources.has(name));
}
