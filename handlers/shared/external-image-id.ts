const PLAIN = /^(?!::)[a-zA-Z0-9_.\-:]{1,255}$/;
const MAX_LENGTH = 255;

/**
 * Writes any user id in the alphabet of Rekognition's external image ids. An id that fits stays as it is; any other becomes
 * `::` and its UTF-8 bytes in base64url, which no plain id starts with.
 *
 * @throws RangeError when the result is longer than Rekognition allows, 255 characters (about 190 bytes of user id)
 * @example toExternalImageId("anna@example.com") // "::YW5uYUBleGFtcGxlLmNvbQ"
 * @see https://docs.aws.amazon.com/rekognition/latest/APIReference/API_IndexFaces.html
 */
export function toExternalImageId(userId: string): string {
  const id = PLAIN.test(userId) ? userId : `::${Buffer.from(userId, "utf8").toString("base64url")}`;
  if (id.length <= MAX_LENGTH) return id;
  throw new RangeError(`The user id is ${userId.length} characters long; Rekognition takes ${MAX_LENGTH} at most.`);
}

/** The user id that `toExternalImageId` was given. */
export function fromExternalImageId(externalImageId: string): string {
  if (!externalImageId.startsWith("::")) return externalImageId;
  return Buffer.from(externalImageId.slice(2), "base64url").toString("utf8");
}
