import type { Xml } from "../xml";
import type { BucketStore } from "./bucket-store";
import type { S3Operation } from "./operation";
import { s3Error } from "./s3-error";
import type { StoredObject } from "./stored-object";
import { sendXml } from "./xml";

const maxPage = 1000;

interface Listing {
  readonly objects: readonly StoredObject[];
  readonly prefixes: readonly string[];
  /** The last key or prefix of a page that more follows. */
  readonly last: string | undefined;
}

interface Selection {
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: string;
  readonly limit: number;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export const listObjectsV2: S3Operation = async (call) => {
  const { query, response } = call;
  const token = query.get("continuation-token");
  const after = token === null ? (query.get("start-after") ?? "") : decodeToken(token);
  const selection = selectionOf(query, after);
  const listing = select(await call.store.bucket(call.bucket), selection);
  sendXml(response, "ListBucketResult", {
    ...describe(call.bucket, query, selection, listing),
    KeyCount: listing.objects.length + listing.prefixes.length,
    ContinuationToken: token ?? undefined,
    StartAfter: encoded(query, query.get("start-after") ?? undefined),
    NextContinuationToken: listing.last && Buffer.from(listing.last).toString("base64url"),
  });
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html */
export const listObjects: S3Operation = async (call) => {
  const { query, response } = call;
  const marker = query.get("marker") ?? "";
  const selection = selectionOf(query, marker);
  const listing = select(await call.store.bucket(call.bucket), selection);
  sendXml(response, "ListBucketResult", {
    ...describe(call.bucket, query, selection, listing),
    Marker: encoded(query, marker),
    NextMarker: encoded(query, selection.delimiter ? listing.last : undefined),
  });
};

function selectionOf(query: URLSearchParams, after: string): Selection {
  const maxKeys = query.get("max-keys") ?? String(maxPage);
  if (!/^\d{1,9}$/.test(maxKeys))
    throw s3Error("InvalidArgument", `max-keys is "${maxKeys}"; expected a whole number.`);
  const limit = Math.min(Number(maxKeys), maxPage);
  return { prefix: query.get("prefix") ?? "", delimiter: query.get("delimiter") ?? "", after, limit };
}

/** Goes through the keys from where the page starts. Keys that share a prefix up to the delimiter count as one. */
function select(bucket: BucketStore, { prefix, delimiter, after, limit }: Selection): Listing {
  const keys = bucket.keys();
  const objects: StoredObject[] = [];
  const prefixes: string[] = [];
  let last: string | undefined;
  for (let index = firstFrom(keys, after > prefix ? after : prefix); index < keys.length; index++) {
    const key = keys[index]!;
    if (!key.startsWith(prefix)) break;
    const common = commonPrefix(key, prefix, delimiter);
    const name = common ?? key;
    if (key === after || (common !== undefined && (common === after || common === prefixes.at(-1)))) continue;
    if (objects.length + prefixes.length === limit) return { objects, prefixes, last };
    last = name;
    if (common === undefined) objects.push(bucket.get(key)!);
    else prefixes.push(common);
  }
  return { objects, prefixes, last: undefined };
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  const at = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

/** Index of the first key that is not below `from`, in the order of UTF-8 bytes. */
function firstFrom(keys: readonly string[], from: string): number {
  const wanted = Buffer.from(from);
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Buffer.from(keys[middle]!).compare(wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function describe(bucket: string, query: URLSearchParams, selection: Selection, listing: Listing) {
  return {
    Name: bucket,
    Prefix: encoded(query, selection.prefix),
    Delimiter: encoded(query, selection.delimiter || undefined),
    MaxKeys: selection.limit,
    EncodingType: query.get("encoding-type") ?? undefined,
    IsTruncated: listing.last !== undefined,
    Contents: listing.objects.map((object) => contentOf(query, object)),
    CommonPrefixes: listing.prefixes.map((prefix) => ({ Prefix: encoded(query, prefix) ?? "" })),
  } satisfies Xml;
}

function contentOf(query: URLSearchParams, { key, lastModified, etag, sizeBytes, checksum }: StoredObject): Xml {
  return {
    Key: encoded(query, key),
    LastModified: lastModified,
    ETag: etag,
    ChecksumAlgorithm: checksum?.algorithm.toUpperCase(),
    Size: sizeBytes,
    StorageClass: "STANDARD",
  };
}

/** Text of the listing as the client asked for it: XML cannot hold every character of a key. */
function encoded(query: URLSearchParams, text: string | undefined): string | undefined {
  if (text === undefined || query.get("encoding-type") !== "url") return text;
  return encodeURIComponent(text).replaceAll("%2F", "/");
}

function decodeToken(token: string): string {
  if (/^[A-Za-z0-9_-]+$/.test(token)) return Buffer.from(token, "base64url").toString("utf8");
  throw s3Error("InvalidArgument", "The continuation token provided is incorrect");
}
