import { s3Error } from "./s3-error";

/** A stretch of bytes, `end` included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The stretch that a `Range` header asks for, or `undefined` for all: a header of another form counts as none.
 *
 * @throws AwsError InvalidRange when it lies outside the content
 * @example parseRange("bytes=-100", 1000) // { start: 900, end: 999 }
 */
export function parseRange(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return undefined;
  if (first !== "" && last !== "" && Number(first) > Number(last)) return undefined;
  const start = first === "" ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === "" || last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (start > end) throw s3Error("InvalidRange");
  return { start, end };
}
