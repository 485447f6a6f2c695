import { NamedError } from "./named-error";

/** A photo in S3 and the rider who uploaded it. */
export interface RiderPhoto {
  readonly userId: string;
  readonly s3Bucket: string;
  /** Plain, or encoded as S3 notifications encode keys (`my+photo.jpg`). */
  readonly s3Key: string;
}

const fields = ["userId", "s3Bucket", "s3Key"] as const;

/**
 * Checks that an event is a rider photo. All problems are reported at once.
 *
 * @throws InvalidInputError
 */
export function checkRiderPhoto(event: unknown): asserts event is RiderPhoto {
  const given = typeof event === "object" && event !== null ? (event as Record<string, unknown>) : {};
  const wrong = fields.filter((field) => typeof given[field] !== "string" || given[field] === "");
  if (wrong.length === 0) return;
  const received = wrong.map((field) => `${field} is ${quote(given[field])}`).join(", ");
  throw new NamedError("InvalidInputError", `Expected userId, s3Bucket and s3Key as non-empty text; ${received}.`);
}

function quote(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value).slice(0, 100);
}
