import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { positiveInteger } from "./shared/environment";
import { mapLimited } from "./shared/map-limited";
import { NamedError } from "./shared/named-error";

/** Objects of one bucket whose thumbnails go to another. */
export interface ImageBatch {
  readonly Items: readonly { readonly Key: string; readonly Size?: number }[];
  readonly BatchInput: { readonly source_bucket_name: string; readonly destination_bucket_name: string };
}

/** What became of a batch. */
export interface ResizedBatch {
  readonly resized: number;
  readonly failures: readonly { readonly key: string; readonly reason: string }[];
}

// The checksums that the SDK would compute over each photo once more cost time in a function that is paid by it.
const s3 = new S3Client({
  maxAttempts: 3,
  requestChecksumCalculation: "WHEN_REQUIRED",
  responseChecksumValidation: "WHEN_REQUIRED",
});
const pixels = positiveInteger("THUMBNAIL_PIXELS", 128);
const concurrency = positiveInteger("CONCURRENCY", 8);

/** Decoded images need up to 4 bytes a pixel; larger ones are refused before they are decoded. */
const maxPixels = 100_000_000;

/** A reason is a sentence, and the answer to a batch has to stay far below 256 KB. */
const longestReason = 200;

// Photos are worked on side by side, so more threads for each would only get into each other's way.
sharp.concurrency(1);

/**
 * Makes JPEG thumbnails of a batch, at most 128 pixels wide and high, upright, by Lanczos resampling. Each lies under its
 * photo's key. A photo that fails is told with its reason and stops none of the others.
 *
 * @see https://sharp.pixelplumbing.com/api-resize
 */
export async function handler(batch: ImageBatch): Promise<ResizedBatch> {
  checkBatch(batch);
  const photos = batch.Items.filter(({ Key }) => !Key.endsWith("/"));
  const reasons = await mapLimited(photos, concurrency, ({ Key }) => failureOf(resize(Key, batch.BatchInput)));
  const failures = photos.flatMap(({ Key: key }, index) => {
    const reason = reasons[index];
    return reason === undefined ? [] : [{ key, reason }];
  });
  return { resized: photos.length - failures.length, failures };
}

async function resize(key: string, { source_bucket_name, destination_bucket_name }: ImageBatch["BatchInput"]) {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: source_bucket_name, Key: key }));
  const photo = await Body?.transformToByteArray();
  const thumbnail = await shrink(photo ?? new Uint8Array());
  const target = { Bucket: destination_bucket_name, Key: key, ContentType: "image/jpeg" };
  await s3.send(new PutObjectCommand({ ...target, Body: thumbnail }));
}

/** sharp writes no metadata unless asked to; `rotate` applies the orientation that is lost with it. JPEG knows no transparency. */
function shrink(photo: Uint8Array): Promise<Buffer> {
  const image = sharp(photo, { limitInputPixels: maxPixels, failOn: "error" });
  const size = { width: pixels, height: pixels, fit: "inside", kernel: "lanczos3", withoutEnlargement: true } as const;
  return image.rotate().resize(size).flatten({ background: "white" }).jpeg().toBuffer();
}

/** Why work failed, or undefined. */
async function failureOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, longestReason);
  }
}

function checkBatch({ Items, BatchInput }: Partial<ImageBatch>): void {
  const { source_bucket_name: source, destination_bucket_name: destination } = BatchInput ?? {};
  const isComplete =
    Array.isArray(Items) && Items.every((item) => typeof item?.Key === "string") && source && destination;
  if (!isComplete) {
    throw new NamedError(
      "InvalidInputError",
      "Expected Items with Keys, and BatchInput with the names of two buckets.",
    );
  }
  if (source !== destination) return;
  throw new NamedError("InvalidInputError", `Thumbnails in "${source}" would replace the photos; name another bucket.`);
}
