import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { makeSamples } from "../../cli/photos/samples";
import type { RealHandlers } from "./real-handlers";

/** The sample photos, and what workflows made of them. */
export interface Photos {
  /** Uploads a sample under a key; gives where it lies. */
  upload(sample: string, key?: string): Promise<{ s3Bucket: string; s3Key: string }>;
  /** Width and height of a thumbnail, in pixels. */
  thumbnailSize(key: string): Promise<readonly [width: number, height: number]>;
  /** The row of a rider, with attributes as plain values. */
  row(userId: string): Promise<Readonly<Record<string, unknown>> | undefined>;
}

/** Makes the sample photos for a test. */
export async function samplePhotos({ folder, settings }: RealHandlers): Promise<Photos> {
  const samples = await makeSamples(join(folder, "samples"));
  const s3 = new S3Client(settings);
  const dynamoDb = new DynamoDBClient(settings);
  return {
    async upload(sample, key = `${sample}.jpg`) {
      const Body = readFileSync(join(samples, `${sample}.jpg`));
      await s3.send(new PutObjectCommand({ Bucket: "rider-photos", Key: key, Body }));
      return { s3Bucket: "rider-photos", s3Key: key };
    },
    async thumbnailSize(key) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: "thumbnails", Key: key }));
      const { width, height } = await sharp(await Body?.transformToByteArray()).metadata();
      return [width, height];
    },
    async row(userId) {
      const { Items = [] } = await dynamoDb.send(new ScanCommand({ TableName: "riders" }));
      const row = Items.find(({ Username }) => Username?.S === userId);
      return row && Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value.S ?? value.M]));
    },
  };
}
