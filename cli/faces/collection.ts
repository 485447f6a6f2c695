import {
  DeleteFacesCommand,
  type Face,
  paginateListFaces,
  RekognitionClient,
  type RekognitionServiceException,
} from "@aws-sdk/client-rekognition";
import { fromExternalImageId } from "../../handlers/shared/external-image-id";
import type { TargetSettings } from "../target";
import { Failure } from "../verb";

/** A face of a collection, and the rider it belongs to. */
export interface RegisteredFace {
  readonly faceId: string;
  /** Empty for a face that was registered without one. */
  readonly userId: string;
}

/** How many faces one request deletes at most. */
const FACES_PER_REQUEST = 4_096;

/**
 * The faces of a collection, of some riders where any are named.
 *
 * @throws Failure when the collection cannot be read
 * @see https://docs.aws.amazon.com/rekognition/latest/APIReference/API_ListFaces.html
 */
export async function listFaces(
  settings: TargetSettings,
  collection: string,
  userIds: readonly string[],
): Promise<readonly RegisteredFace[]> {
  const client = new RekognitionClient(settings);
  const faces: Face[] = [];
  try {
    for await (const { Faces = [] } of paginateListFaces({ client }, { CollectionId: collection }))
      faces.push(...Faces);
  } catch (error) {
    throw unusable(collection, error);
  }
  return faces.map(described).filter(({ userId }) => userIds.length === 0 || userIds.includes(userId));
}

/**
 * Deletes faces of a collection.
 *
 * @throws Failure when the collection cannot be changed
 * @see https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DeleteFaces.html
 */
export async function deleteFaces(
  settings: TargetSettings,
  collection: string,
  faces: readonly RegisteredFace[],
): Promise<void> {
  const client = new RekognitionClient(settings);
  try {
    for (let start = 0; start < faces.length; start += FACES_PER_REQUEST) {
      const FaceIds = faces.slice(start, start + FACES_PER_REQUEST).map(({ faceId }) => faceId);
      await client.send(new DeleteFacesCommand({ CollectionId: collection, FaceIds }));
    }
  } catch (error) {
    throw unusable(collection, error);
  }
}

function described({ FaceId = "", ExternalImageId = "" }: Face): RegisteredFace {
  return { faceId: FaceId, userId: fromExternalImageId(ExternalImageId) };
}

function unusable(collection: string, error: unknown): Failure {
  const { name, message } = error as RekognitionServiceException;
  return new Failure(`The collection "${collection}" cannot be used: ${name}: ${message}`);
}
