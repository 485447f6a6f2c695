import type { StackValidationPolicy } from "@pulumi/policy";
import { dependsThrough, ofType } from "../stack";
import { statementsOf } from "../statements";

const SETTINGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** No public access, and none without TLS. */
export const bucketsPrivate: StackValidationPolicy = {
  name: "buckets-private",
  description: "Buckets block public access and refuse requests without TLS.",
  enforcementLevel: "mandatory",
  validateStack: (stack, report) => {
    const blocks = ofType(stack, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
    const policies = ofType(stack, "aws:s3/bucketPolicy:BucketPolicy");
    for (const bucket of ofType(stack, "aws:s3/bucket:Bucket")) {
      const own = blocks.find((block) => dependsThrough(block, "bucket", bucket));
      const open = SETTINGS.filter((setting) => own?.props[setting] !== true);
      if (open.length > 0) report(`Its public access block must set ${open.join(", ")}.`, bucket.urn);
      const policy = policies.find((candidate) => dependsThrough(candidate, "bucket", bucket));
      if (!refusesPlainHttp(policy?.props["policy"]))
        report("Its policy must refuse requests without TLS.", bucket.urn);
    }
  },
};

function refusesPlainHttp(policy: unknown): boolean {
  return statementsOf(policy).some(
    ({ effect, conditions }) => effect === "Deny" && conditions["Bool"]?.["aws:SecureTransport"] === "false",
  );
}
