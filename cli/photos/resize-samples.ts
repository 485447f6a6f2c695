import { join } from "node:path";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { Json } from "../../asl/json";
import { resizeImages } from "../../handlers/functions";
import { riderPhotos, thumbnails } from "../../handlers/resources";
import type { ClientSettings } from "../local-stack/client-settings";
import { localValueOf } from "../local-stack/names";
import { generatePhotos } from "./generate";
import { upload } from "./upload";

/**
 * Generated photos in the bucket of the local stack, and the input by which image-resize works on just these.
 *
 * @param folder where the stack keeps its state, and the photos are kept for next time
 */
export async function resizeSamples(folder: string, count: number, settings: ClientSettings): Promise<Json> {
  const prefix = `samples/${count}/`;
  if ((await countUnder(prefix, settings)) !== count) {
    const photos = await generatePhotos(join(folder, "samples", "photos"), count);
    const renamed = photos.map((photo) => ({ ...photo, fileName: `${prefix}${photo.fileName}` }));
    await upload(renamed, riderPhotos.name, settings);
  }
  return {
    input: {
      source_bucket_name: riderPhotos.name,
      bucket_path: prefix,
      destination_bucket_name: thumbnails.name,
      lambda_processor_arn: localValueOf(resizeImages.arn),
    },
  };
}

async function countUnder(Prefix: string, settings: ClientSettings): Promise<number> {
  const s3 = new S3Client(settings);
  let count = 0;
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: riderPhotos.name, Prefix, ContinuationToken }));
    count += page.KeyCount ?? 0;
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  s3.destroy();
  return count;
}
