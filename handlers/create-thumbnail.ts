import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import sharp, { type Metadata, type Sharp } from "sharp";
import { positiveInteger, requiredSetting } from "./shared/environment";
import { NamedError } from "./shared/named-error";
import { withObject } from "./shared/object-key";
import { checkRiderPhoto, type RiderPhoto } from "./shared/rider-photo";

/** Where the small version of a photo lies. */
export interface Thumbnail {
  readonly thumbnail: { readonly s3bucket: string; readonly s3key: string };
}

const s3 = new S3Client({ maxAttempts: 1 });
const thumbnailBucket = requiredSetting("THUMBNAIL_BUCKET");
const bounds = { width: positiveInteger("MAX_WIDTH", 250), height: positiveInteger("MAX_HEIGHT", 250) };

/** Decoded images need up to 4 bytes a pixel; larger ones are refused before they are decoded. */
const maxPixels = 100_000_000;

const contentTypes = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  tiff: "image/tiff",
} as const;

/**
 * Writes a small version of a photo as `resized-<key>` to the thumbnail bucket: inside MAX_WIDTH x MAX_HEIGHT, never
 * enlarged, upright, without metadata, in the photo's own format.
 *
 * @throws UnsupportedImageError when the photo cannot be read, is of no known format or has over 100 million pixels
 * @see https://sharp.pixelplumbing.com/api-resize
 */
export async function handler(event: RiderPhoto): Promise<Thumbnail> {
  checkRiderPhoto(event);
  return withObject(event.s3Key, async (key) => {
    const photo = await read(event.s3Bucket, key);
    const small = await shrink(photo);
    return write(`resized-${key}`, small);
  });
}

async function read(bucket: string, key: string): Promise<Uint8Array> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Body === undefined ? new Uint8Array() : Body.transformToByteArray();
}

async function shrink(photo: Uint8Array): Promise<{ bytes: Uint8Array; contentType: string }> {
  try {
    const image = sharp(photo, { limitInputPixels: maxPixels, failOn: "error" });
    const format = knownFormat(await image.metadata());
    return { bytes: await resize(image).toFormat(format).toBuffer(), contentType: contentTypes[format] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NamedError("UnsupportedImageError", `The photo cannot be made smaller: ${reason}`, { cause: error });
  }
}

/** sharp writes no metadata unless asked to; `rotate` applies the orientation that is lost with it. */
function resize(image: Sharp): Sharp {
  return image.rotate().resize({ ...bounds, fit: "inside", withoutEnlargement: true });
}

function knownFormat({ format }: Metadata): keyof typeof contentTypes {
  if (format !== undefined && Object.hasOwn(contentTypes, format)) return format as keyof typeof contentTypes;
  throw new Error(`the format ${format} is none of ${Object.keys(contentTypes).join(", ")}.`);
}

async function write(
  key: string,
  { bytes, contentType }: { bytes: Uint8Array; contentType: string },
): Promise<Thumbnail> {
  await s3.send(new PutObjectCommand({ Bucket: thumbnailBucket, Key: key, Body: bytes, ContentType: contentType }));
  return { thumbnail: { s3bucket: thumbnailBucket, s3key: key } };
}
