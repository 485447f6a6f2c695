import { RekognitionClient, SearchFacesByImageCommand } from "@aws-sdk/client-rekognition";
import { requiredSetting } from "./shared/environment";
import { NamedError } from "./shared/named-error";
import { withObject } from "./shared/object-key";
import { checkRiderPhoto, type RiderPhoto } from "./shared/rider-photo";

const rekognition = new RekognitionClient({ maxAttempts: 1 });
const collectionId = requiredSetting("COLLECTION_ID");
const similarityPercent = 70;

/**
 * Requires that nobody has registered the face in a photo yet.
 *
 * @throws FaceAlreadyExistsError
 * @see https://docs.aws.amazon.com/rekognition/latest/APIReference/API_SearchFacesByImage.html
 */
export async function handler(event: RiderPhoto): Promise<null> {
  checkRiderPhoto(event);
  const matches = await withObject(event.s3Key, (key) => countMatches(event.s3Bucket, key));
  if (matches > 0) throw new NamedError("FaceAlreadyExistsError", "The face in the photo is already registered.");
  return null;
}

async function countMatches(bucket: string, key: string): Promise<number> {
  const { FaceMatches = [] } = await rekognition.send(
    new SearchFacesByImageCommand({
      CollectionId: collectionId,
      Image: { S3Object: { Bucket: bucket, Name: key } },
      FaceMatchThreshold: similarityPercent,
      MaxFaces: 3,
    }),
  );
  return FaceMatches.length;
}
