import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type DataArgs, dataOptions } from "./common";
import { documentOf, tlsOnlyStatement } from "./policy-document";
import { type Transform, transformed } from "./transform";

/** Arguments of a {@link PrivateBucket}. */
export interface PrivateBucketArgs extends DataArgs {
  /** Delete objects after this many days; kept for good when absent. */
  readonly expireAfterDays?: number;
  /** Whether uploads raise EventBridge events. */
  readonly events?: boolean;
  readonly transform?: {
    readonly bucket?: Transform<aws.s3.BucketArgs>;
    readonly lifecycle?: Transform<aws.s3.BucketLifecycleConfigurationArgs>;
  };
}

/**
 * An S3 bucket that nobody outside the account can read: public access blocked, TLS only, encrypted, without ACLs.
 * Protected data also keeps its older versions for 30 days.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class PrivateBucket extends pulumi.ComponentResource {
  readonly bucket: aws.s3.Bucket;
  readonly arn: pulumi.Output<string>;
  readonly physicalName: pulumi.Output<string>;

  constructor(name: string, args: PrivateBucketArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("aslant:storage:PrivateBucket", name, {}, options);
    const bucketArgs = { forceDestroy: !args.protect, tags: args.tags };
    this.bucket = new aws.s3.Bucket(...transformed(args.transform?.bucket, name, bucketArgs, dataOptions(this, args)));
    this.arn = this.bucket.arn;
    this.physicalName = this.bucket.bucket;
    this.#closeToThePublic(name);
    this.#encrypt(name, args);
    this.#expire(name, args);
    if (args.events)
      new aws.s3.BucketNotification(`${name}-events`, { ...this.#target(), eventbridge: true }, { parent: this });
    this.registerOutputs({ arn: this.arn, physicalName: this.physicalName });
  }

  #target() {
    return { bucket: this.bucket.bucket };
  }

  #closeToThePublic(name: string): void {
    const block = new aws.s3.BucketPublicAccessBlock(
      `${name}-public-access`,
      {
        ...this.#target(),
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      { parent: this },
    );
    const ownership = new aws.s3.BucketOwnershipControls(
      `${name}-ownership`,
      { ...this.#target(), rule: { objectOwnership: "BucketOwnerEnforced" } },
      { parent: this },
    );
    const policy = documentOf([tlsOnlyStatement("s3:*", [this.arn, pulumi.interpolate`${this.arn}/*`])]);
    // S3 answers "conflicting operation" when these are written at the same time.
    new aws.s3.BucketPolicy(
      `${name}-policy`,
      { ...this.#target(), policy },
      { parent: this, dependsOn: [block, ownership] },
    );
  }

  #encrypt(name: string, { kmsKeyArn }: PrivateBucketArgs): void {
    const encryption = kmsKeyArn ? { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn } : { sseAlgorithm: "AES256" };
    new aws.s3.BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      {
        ...this.#target(),
        rules: [{ applyServerSideEncryptionByDefault: encryption, bucketKeyEnabled: kmsKeyArn !== undefined }],
      },
      { parent: this },
    );
  }

  #expire(name: string, args: PrivateBucketArgs): void {
    const versioning = args.protect ? [this.#keepVersions(name)] : [];
    const lifecycle = { ...this.#target(), rules: lifecycleRules(args) };
    const options = { parent: this, dependsOn: versioning };
    new aws.s3.BucketLifecycleConfiguration(
      ...transformed(args.transform?.lifecycle, `${name}-lifecycle`, lifecycle, options),
    );
  }

  #keepVersions(name: string): aws.s3.BucketVersioning {
    const args = { ...this.#target(), versioningConfiguration: { status: "Enabled" } };
    return new aws.s3.BucketVersioning(`${name}-versioning`, args, { parent: this });
  }
}

function lifecycleRules({ expireAfterDays, protect }: PrivateBucketArgs) {
  const everything = { filter: { prefix: "" }, status: "Enabled" };
  const unfinished = {
    ...everything,
    id: "unfinished-uploads",
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
  };
  const expired = { ...everything, id: "expired", expiration: { days: expireAfterDays ?? 0 } };
  const older = { ...everything, id: "older-versions", noncurrentVersionExpiration: { noncurrentDays: 30 } };
  return [unfinished, ...(expireAfterDays === undefined ? [] : [expired]), ...(protect ? [older] : [])];
}
