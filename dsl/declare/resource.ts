import { type Binding, binding, type ResourceKind } from "./binding";

/** Actions on a resource that somebody may perform: a statement of a policy, as data. */
export interface Grant {
  /** IAM actions, `s3:GetObject`. */
  readonly actions: readonly string[];
  /** The resource, with what follows its ARN (`/*` for the objects of a bucket); absent where AWS supports no resource. */
  readonly on?: { readonly resource: Binding; readonly suffix?: string };
}

/** What every declared resource has: its kind, its name, and bindings to what deployment will make of it. */
export interface Resource<K extends ResourceKind = ResourceKind> {
  readonly kind: K;
  /** Kebab-case, unique among the resources of its kind. */
  readonly name: string;
  readonly arn: Binding;
  /** The physical name: bucket name, table name, collection id. */
  readonly physicalName: Binding;
}

/** An S3 bucket. */
export interface Bucket extends Resource<"bucket"> {
  /** Delete objects after this many days; kept for good when absent. */
  readonly expireAfterDays?: number;
  /** Whether uploads raise EventBridge events. */
  readonly events?: boolean;
  /** A grant on the objects of the bucket. */
  readonly objects: (...actions: string[]) => Grant;
}

/** A DynamoDB table with string keys. */
export interface Table extends Resource<"table"> {
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly grant: (...actions: string[]) => Grant;
}

/** An SNS topic. */
export interface Topic extends Resource<"topic"> {
  readonly displayName?: string;
  readonly grant: (...actions: string[]) => Grant;
}

/** A Rekognition face collection. */
export interface FaceCollection extends Resource<"collection"> {
  readonly grant: (...actions: string[]) => Grant;
}

/**
 * Declares an S3 bucket.
 *
 * @example bucket("rider-photos", { events: true })
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html
 */
export function bucket(name: string, options: Pick<Bucket, "expireAfterDays" | "events"> = {}): Bucket {
  const base = resource("bucket", name);
  return Object.freeze({ ...base, ...options, objects: (...actions) => grant(base, actions, "/*") } satisfies Bucket);
}

/**
 * Declares a DynamoDB table.
 *
 * @example table("riders", { partitionKey: "Username" })
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html
 */
export function table(name: string, options: Pick<Table, "partitionKey" | "sortKey">): Table {
  const base = resource("table", name);
  return Object.freeze({ ...base, ...options, grant: (...actions) => grant(base, actions) } satisfies Table);
}

/**
 * Declares an SNS topic.
 *
 * @example topic("rejected-photos", { displayName: "Rejected photos" })
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-create-topic.html
 */
export function topic(name: string, options: Pick<Topic, "displayName"> = {}): Topic {
  const base = resource("topic", name);
  return Object.freeze({ ...base, ...options, grant: (...actions) => grant(base, actions) } satisfies Topic);
}

/**
 * Declares a Rekognition face collection.
 *
 * @example faceCollection("riders")
 * @see https://docs.aws.amazon.com/rekognition/latest/dg/collections.html
 */
export function faceCollection(name: string): FaceCollection {
  const base = resource("collection", name);
  return Object.freeze({ ...base, grant: (...actions) => grant(base, actions) } satisfies FaceCollection);
}

function resource<K extends ResourceKind>(kind: K, name: string): Resource<K> {
  return { kind, name, arn: binding(kind, name, "Arn"), physicalName: binding(kind, name, "Name") };
}

function grant({ arn }: Resource, actions: readonly string[], suffix?: string): Grant {
  return Object.freeze({ actions, on: suffix === undefined ? { resource: arn } : { resource: arn, suffix } });
}
