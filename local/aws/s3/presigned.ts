import { s3Error } from "./s3-error";

/**
 * Refuses a presigned URL past its time. Signatures themselves are not checked: there are no secrets here.
 *
 * @throws AwsError AccessDenied
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function refuseExpired(query: URLSearchParams, nowMs: number): void {
  const signedAt = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get("X-Amz-Date") ?? "");
  const expires = query.get("X-Amz-Expires");
  if (!signedAt || expires === null) return;
  const [year, month, day, hour, minute, second] = signedAt.slice(1).map(Number) as [number, ...number[]];
  const signedMs = Date.UTC(year, month! - 1, day, hour, minute, second);
  if (nowMs > signedMs + Number(expires) * 1000) throw s3Error("AccessDenied", "Request has expired");
}
