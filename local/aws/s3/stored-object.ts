import type { IncomingHttpHeaders } from "node:http";
import type { Checksum } from "./checksum";

/** Headers that S3 keeps with an object and gives back with it. */
const keptHeaders = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
] as const;

/** What is kept about an object besides its content. */
export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
  /** In double quotes, as it is sent. */
  readonly etag: string;
  /** ISO 8601. */
  readonly lastModified: string;
  /** `content-type` and the like, by their lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** `x-amz-meta-*` headers by their full name. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly checksum?: Checksum;
}

/** The headers of a request that are kept with the object it writes. */
export function headersToKeep(given: IncomingHttpHeaders): Pick<StoredObject, "headers" | "metadata"> {
  const texts = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const kept = texts.filter(([name]) => (keptHeaders as readonly string[]).includes(name));
  const metadata = texts.filter(([name]) => name.startsWith("x-amz-meta-"));
  return { headers: withoutFraming(Object.fromEntries(kept)), metadata: Object.fromEntries(metadata) };
}

/** `aws-chunked` describes the transfer, not the content. */
function withoutFraming({
  "content-encoding": encoding = "",
  ...rest
}: Record<string, string>): Record<string, string> {
  const own = encoding.split(",").map((name) => name.trim());
  const left = own.filter((name) => name !== "" && name !== "aws-chunked").join(",");
  const type = rest["content-type"] ?? "binary/octet-stream";
  return { ...rest, "content-type": type, ...(left && { "content-encoding": left }) };
}
