import {
  type Face,
  IndexFacesCommand,
  type IndexFacesCommandOutput,
  RekognitionClient,
} from "@aws-sdk/client-rekognition";
import { requiredSetting } from "./shared/environment";
import { fromExternalImageId, toExternalImageId } from "./shared/external-image-id";
import { NamedError } from "./shared/named-error";
import { withObject } from "./shared/object-key";
import { checkRiderPhoto, type RiderPhoto } from "./shared/rider-photo";

/** The record of a registered face; `ExternalImageId` is the user id as it was given. */
export type FaceRecord = Face & { FaceId: string; ExternalImageId: string };

const rekognition = new RekognitionClient({ maxAttempts: 1 });
const collectionId = requiredSetting("COLLECTION_ID");

/**
 * Registers the largest face of a photo as that of the rider.
 *
 * @throws FaceNotIndexedError when Rekognition finds no face fit to register
 * @see https://docs.aws.amazon.com/rekognition/latest/APIReference/API_IndexFaces.html
 */
export async function handler(event: RiderPhoto): Promise<FaceRecord> {
  checkRiderPhoto(event);
  const externalImageId = toExternalImageId(event.userId);
  const indexed = await withObject(event.s3Key, (key) => index(event.s3Bucket, key, externalImageId));
  const face = indexed.FaceRecords?.[0]?.Face;
  if (face?.FaceId === undefined) throw notIndexed(indexed);
  return {
    ...face,
    FaceId: face.FaceId,
    ExternalImageId: fromExternalImageId(face.ExternalImageId ?? externalImageId),
  };
}

function index(bucket: string, key: string, externalImageId: string): Promise<IndexFacesCommandOutput> {
  return rekognition.send(
    new IndexFacesCommand({
      CollectionId: collectionId,
      Image: { S3Object: { Bucket: bucket, Name: key } },
      ExternalImageId: externalImageId,
      MaxFaces: 1,
    }),
  );
}

function notIndexed({ UnindexedFaces = [] }: IndexFacesCommandOutput): Error {
  const reasons = UnindexedFaces.flatMap(({ Reasons = [] }) => Reasons).join(", ");
  return new NamedError(
    "FaceNotIndexedError",
    `No face of the photo could be registered: ${reasons || "none was found"}.`,
  );
}
