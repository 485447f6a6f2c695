import type { StackValidationPolicy } from "@pulumi/policy";
import { dependsThrough, ofType } from "../stack";

/** Buckets and queues say how they are encrypted. Tables and log groups always are. */
export const encryptedAtRest: StackValidationPolicy = {
  name: "encrypted-at-rest",
  description: "Buckets and queues are encrypted.",
  enforcementLevel: "mandatory",
  validateStack: (stack, report) => {
    const configurations = ofType(
      stack,
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    );
    for (const bucket of ofType(stack, "aws:s3/bucket:Bucket")) {
      const encrypted = configurations.some((configuration) => dependsThrough(configuration, "bucket", bucket));
      if (!encrypted) report("It has no encryption configuration.", bucket.urn);
    }
    for (const { props, urn } of ofType(stack, "aws:sqs/queue:Queue")) {
      const encrypted = props["sqsManagedSseEnabled"] === true || props["kmsMasterKeyId"] !== undefined;
      if (!encrypted) report("It has neither SQS's encryption nor a KMS key.", urn);
    }
  },
};
