import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { fileReason } from "../file-reason";
import type { ClientSettings } from "../local-stack/client-settings";
import type { PhotoFile } from "./folder";

/** Photos that are in the bucket now, and those that could not be read, with the reason. */
export interface Uploads {
  readonly uploaded: readonly PhotoFile[];
  readonly unreadable: readonly { readonly photo: PhotoFile; readonly reason: string }[];
}

/** Uploads photos one after the other; one that cannot be read does not stop the rest. */
export async function upload(photos: readonly PhotoFile[], bucket: string, settings: ClientSettings): Promise<Uploads> {
  const s3 = new S3Client(settings);
  const uploaded: PhotoFile[] = [];
  const unreadable: { photo: PhotoFile; reason: string }[] = [];
  for (const photo of photos) {
    const reason = await put(s3, bucket, photo);
    if (reason === undefined) uploaded.push(photo);
    else unreadable.push({ photo, reason });
  }
  s3.destroy();
  return { uploaded, unreadable };
}

async function put(s3: S3Client, bucket: string, { fileName, path }: PhotoFile): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    const body = createReadStream(path);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: fileName, Body: body, ContentLength: size }));
    return undefined;
  } catch (error) {
    return `the file cannot be read: ${fileReason(error)}`;
  }
}

/** A key as S3 events write it, which is how the workflow expects it. */
export function eventKey(key: string): string {
  return encodeURIComponent(key).replaceAll("%20", "+");
}
