import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Thumbnail } from "./create-thumbnail";
import type { FaceRecord } from "./index-face";
import { requiredSetting } from "./shared/environment";
import { NamedError } from "./shared/named-error";
import { keyReadings } from "./shared/object-key";
import { checkRiderPhoto, type RiderPhoto } from "./shared/rider-photo";

/** An accepted photo with what the parallel branches made of it. */
export interface ProcessedPhoto extends RiderPhoto {
  readonly parallelResult: readonly [Pick<FaceRecord, "FaceId">, Thumbnail];
}

const dynamoDb = new DynamoDBClient({ maxAttempts: 1 });
const tableName = requiredSetting("TABLE_NAME");

/**
 * Writes the row of a rider: Username, faceId, s3bucket, s3key and thumbnail. A later photo of the rider replaces it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
 */
export async function handler(event: ProcessedPhoto): Promise<null> {
  checkRiderPhoto(event);
  checkBranches(event);
  const [{ FaceId }, { thumbnail }] = event.parallelResult;
  const item = {
    Username: { S: event.userId },
    faceId: { S: FaceId },
    s3bucket: { S: event.s3Bucket },
    s3key: { S: photoKey(event) },
    thumbnail: { M: { s3bucket: { S: thumbnail.s3bucket }, s3key: { S: thumbnail.s3key } } },
  };
  await dynamoDb.send(new PutItemCommand({ TableName: tableName, Item: item }));
  return null;
}

/** The key under which the photo was found; the thumbnail is named after it. */
function photoKey({ s3Key, parallelResult: [, { thumbnail }] }: ProcessedPhoto): string {
  const readings = keyReadings(s3Key);
  return readings.find((key) => thumbnail.s3key === `resized-${key}`) ?? readings[0];
}

function checkBranches({ parallelResult }: { parallelResult: unknown }): void {
  const [face, small] = Array.isArray(parallelResult) ? parallelResult : [];
  const texts = [face?.FaceId, small?.thumbnail?.s3bucket, small?.thumbnail?.s3key];
  if (texts.every((text) => typeof text === "string")) return;
  const expected = "[{ FaceId }, { thumbnail: { s3bucket, s3key } }]";
  const received = JSON.stringify(parallelResult)?.slice(0, 200) ?? "nothing";
  throw new NamedError("InvalidInputError", `Expected parallelResult to be ${expected}; received ${received}.`);
}
