import { account, region } from "../account";
import type { S3Operation } from "./operation";
import { sendXml } from "./xml";

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export const listBuckets: S3Operation = async ({ store, response }) => {
  const names = await store.names();
  const buckets = await Promise.all(names.map(async (Name) => ({ Name, ...(await creationOf(store.bucket(Name))) })));
  const owner = { ID: account, DisplayName: "local" };
  sendXml(response, "ListAllMyBucketsResult", { Owner: owner, Buckets: { Bucket: buckets } });
};

async function creationOf(bucket: Promise<{ createdAt: Date }>): Promise<{ CreationDate: string }> {
  return { CreationDate: (await bucket).createdAt.toISOString() };
}

/**
 * In us-east-1, where the stand-ins are, making one's own bucket again succeeds.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
 */
export const createBucket: S3Operation = async ({ store, response, request, bucket }) => {
  request.resume();
  await store.create(bucket);
  response.writeHead(200, { location: `/${bucket}` }).end();
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
export const headBucket: S3Operation = async ({ store, response, bucket }) => {
  await store.bucket(bucket);
  response.writeHead(200, { "x-amz-bucket-region": region }).end();
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html */
export const deleteBucket: S3Operation = async ({ store, response, bucket }) => {
  await store.delete(bucket);
  response.writeHead(204).end();
};

/**
 * An empty location stands for us-east-1.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
 */
export const getBucketLocation: S3Operation = async ({ store, response, bucket }) => {
  await store.bucket(bucket);
  sendXml(response, "LocationConstraint", "");
};
