/** The alphabet of keys in S3 notifications: everything else is written as `%XX`, a space as `+`. */
const ENCODED = /^(?:[A-Za-z0-9\-._*/+!'()~]|%[0-9A-Fa-f]{2})*$/;

/**
 * What a key may mean, likeliest first. S3 notifications encode keys (`my+photo%281%29.jpg`), other callers give them
 * plain, and text such as `a+b.jpg` can be either. A key that reads as encoded is taken as encoded; when there is no such
 * object it is taken as it stands. So `my+photo.jpg` finds "my photo.jpg", and a plain `a+b.jpg` or `100%.jpg` is still
 * found. Only when both objects exist does a plain key need encoding, as S3 itself would encode it.
 *
 * @example keyReadings("my+photo.jpg") // ["my photo.jpg", "my+photo.jpg"]
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function keyReadings(key: string): readonly [string, ...string[]] {
  const decoded = decode(key);
  return decoded === undefined || decoded === key ? [key] : [decoded, key];
}

function decode(key: string): string | undefined {
  if (!ENCODED.test(key)) return undefined;
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

/**
 * Uses an object under the first reading of its key that exists.
 *
 * @param use Called with a reading; its error is passed on unless the object is missing and another reading is left.
 */
export async function withObject<T>(key: string, use: (key: string) => Promise<T>): Promise<T> {
  const [first, ...others] = keyReadings(key);
  let found = use(first);
  for (const reading of others)
    found = found.catch((error) => (isMissing(error) ? use(reading) : Promise.reject(error)));
  return found;
}

/** To a role that may not list the bucket, S3 says AccessDenied of an object that does not exist. */
const missing = new Set(["NoSuchKey", "AccessDenied", "InvalidS3ObjectException"]);

function isMissing(error: unknown): boolean {
  return error instanceof Error && missing.has(error.name);
}
