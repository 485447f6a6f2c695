import { s3Error } from "./s3-error";

/**
 * Decodes a part of a URL; a plus sign stands for itself there.
 *
 * @throws AwsError InvalidURI
 */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw s3Error("InvalidURI");
  }
}
