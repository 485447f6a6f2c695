import { awsSdk } from "../declare/aws-sdk";

/**
 * S3, which has no optimised integration: every action of its SDK client. The contents of an object are text.
 *
 * @example
 * chain.task("Read", s3.getObject, { arguments: ({ input }) => ({ Bucket: photos.physicalName, Key: input.key }) })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export const s3 = awsSdk<typeof import("@aws-sdk/client-s3")>("s3");
