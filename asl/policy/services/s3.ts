import { type Argument, fieldOf, patternOf, textOf } from "../argument";
import { type ArnScope, isArn, splitArn } from "../arn";
import { type Claim, type Claimed, claimEach, claimFrom, type TaskCall } from "../claim";
import type { PolicyConditions } from "../statement";

/** The ARN of a bucket by its name, or the ARN that stands in the name's place. */
function bucketArn(bucket: string, { partition }: ArnScope): string {
  return isArn(bucket) ? bucket : `arn:${partition}:s3:::${bucket}`;
}

/** Objects of a bucket by key; a key that only the run knows is any key that fits what is known of it. */
export function objectsIn(given: Argument, key: string, scope: ArnScope): Claimed {
  const objects = (bucket: string) => (isObjectArn(bucket) ? [bucket] : [`${bucketArn(bucket, scope)}/${key}`]);
  return claimFrom(fieldOf(given, "Bucket"), "Bucket", objects);
}

function isObjectArn(text: string): boolean {
  return isArn(text) && bucketOf(text) !== text;
}

/** The bucket, or the access point, that an ARN is within. */
function bucketOf(arn: string): string {
  const parts = splitArn(arn, "/");
  return parts.slice(0, arn.includes(":accesspoint/") ? 2 : 1).join("/");
}

/** `s3:ListBucket`, only below the prefix that the call gives. */
export function listBucket({ arguments: given, scope }: Pick<TaskCall, "arguments" | "scope">): readonly Claim[] {
  const on = claimFrom(fieldOf(given, "Bucket"), "Bucket", (bucket) => [bucketOf(bucketArn(bucket, scope))]);
  return claimEach(["s3:ListBucket"], on, prefixCondition(fieldOf(given, "Prefix")));
}

function prefixCondition(prefix: Argument | undefined): PolicyConditions | undefined {
  if (prefix?.kind === "text") return { StringEquals: { "s3:prefix": [prefix.text] } };
  const pattern = patternOf(prefix);
  return pattern === "*" ? undefined : { StringLike: { "s3:prefix": [pattern] } };
}

/** `s3:GetObject`: of the source of a copy, else of what Bucket and Key name; of a version where the call gives one. */
export function getObject({ operation, arguments: given, scope }: TaskCall): readonly Claim[] {
  if (operation === "copyObject" || operation === "uploadPartCopy") {
    return claimEach(["s3:GetObject"], copySource(fieldOf(given, "CopySource"), scope));
  }
  const action = fieldOf(given, "VersionId") === undefined ? "s3:GetObject" : "s3:GetObjectVersion";
  return claimEach([action], objectsIn(given, patternOf(fieldOf(given, "Key")), scope));
}

/** The source of a copy, `bucket/key`; the key may be left to the run. */
function copySource(source: Argument | undefined, scope: ArnScope): Claimed {
  const pattern = patternOf(source);
  if (/^\/?[^*/]+\//.test(pattern)) return { kind: "arns", arns: [sourceArn(pattern, scope)] };
  return claimFrom(source, "CopySource", (text) => [sourceArn(text, scope)]);
}

function sourceArn(source: string, scope: ArnScope): string {
  if (isArn(source)) return source;
  const path = decodeURIComponentSafely(source.replace(/^\//, "").replace(/\?versionId=.*$/, ""));
  return bucketArn(path, scope);
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Actions that S3 asks for besides `s3:PutObject` when an argument is given. */
const WITH_ARGUMENT: Readonly<Record<string, string>> = {
  ACL: "s3:PutObjectAcl",
  GrantFullControl: "s3:PutObjectAcl",
  GrantRead: "s3:PutObjectAcl",
  ObjectLockLegalHoldStatus: "s3:PutObjectLegalHold",
  ObjectLockMode: "s3:PutObjectRetention",
  Tagging: "s3:PutObjectTagging",
};

/** `s3:PutObject`, with what its access list, lock and tags need. */
export function putObject({ arguments: given, scope }: TaskCall): readonly Claim[] {
  const more = Object.entries(WITH_ARGUMENT).filter(([name]) => given.kind === "object" && given.fields.has(name));
  const actions = ["s3:PutObject", ...more.map(([, action]) => action)];
  return claimEach([...new Set(actions)], objectsIn(given, patternOf(fieldOf(given, "Key")), scope));
}

/** Where an `s3://bucket/prefix` argument points to. */
export function s3Location(
  text: string,
  scope: ArnScope,
): { readonly bucket: string; readonly objects: string } | undefined {
  const [, bucket, path = ""] = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(text) ?? [];
  if (bucket === undefined) return undefined;
  const arn = bucketArn(bucket, scope);
  return { bucket: arn, objects: `${arn}/${path === "" || path.endsWith("/") ? `${path}*` : path}` };
}

/** `s3:DeleteObject`, or of a version where the call gives one. */
export function deleteObject({ arguments: given, scope }: TaskCall): readonly Claim[] {
  const action = textOf(given, "VersionId") === undefined ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
  return claimEach([action], objectsIn(given, patternOf(fieldOf(given, "Key")), scope));
}
