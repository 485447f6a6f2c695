import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { crc32 } from "node:zlib";
import { Crc32c, Crc64Nvme } from "@aws-sdk/checksums/crc";
import { s3Error } from "./s3-error";

/** A running digest of content. */
interface Digest {
  update(chunk: Buffer): void;
  digest(): Promise<string>;
}

const digests = {
  crc32: crc32Digest,
  crc32c: () => sdkDigest(new Crc32c()),
  crc64nvme: () => sdkDigest(new Crc64Nvme()),
  sha1: () => hashDigest("sha1"),
  sha256: () => hashDigest("sha256"),
} as const satisfies Record<string, () => Digest>;

/** The checksum algorithms that S3 knows besides MD5. */
export type ChecksumAlgorithm = keyof typeof digests;

/** A digest that was sent with content and found right. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64. */
  readonly value: string;
}

const algorithms = Object.keys(digests) as ChecksumAlgorithm[];

/** The algorithm of a request's checksum, sent as a header or promised for the trailer. */
export function checksumAlgorithmOf(headers: IncomingHttpHeaders): ChecksumAlgorithm | undefined {
  const trailer = String(headers["x-amz-trailer"] ?? "").toLowerCase();
  return algorithms.find((name) => headerOf(name) in headers || trailer === headerOf(name));
}

/** The header that carries a checksum. */
export function headerOf(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm}`;
}

/** The headers that tell a reader an object's checksum. */
export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  return checksum ? { [headerOf(checksum.algorithm)]: checksum.value, "x-amz-checksum-type": "FULL_OBJECT" } : {};
}

/** A digest of content by an algorithm. */
export function digestBy(algorithm: ChecksumAlgorithm): Digest {
  return digests[algorithm]();
}

/**
 * Requires content to have the digest that was sent with it.
 *
 * @throws AwsError BadDigest
 */
export function requireSame(name: string, sent: string | undefined, computed: string): void {
  if (sent === undefined || sent === computed) return;
  throw s3Error("BadDigest", `The ${name} you specified did not match what we received: ${sent}, not ${computed}.`);
}

function crc32Digest(): Digest {
  let value = 0;
  return {
    update: (chunk) => {
      value = crc32(chunk, value);
    },
    digest: async () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes.toString("base64");
    },
  };
}

function sdkDigest(hash: { update(chunk: Uint8Array): void; digest(): Promise<Uint8Array> }): Digest {
  return {
    update: (chunk) => hash.update(chunk),
    digest: async () => Buffer.from(await hash.digest()).toString("base64"),
  };
}

function hashDigest(name: "sha1" | "sha256"): Digest {
  const hash = createHash(name);
  return { update: (chunk) => void hash.update(chunk), digest: async () => hash.digest("base64") };
}
