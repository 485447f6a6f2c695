import { arnOf } from "../account";
import type { JsonInput, JsonOperations } from "../json-service";
import type { CollectionStore } from "./collection-store";
import { collectionIdOf, paginate } from "./input";

/** What stands for the version of Rekognition's face model. */
export const faceModelVersion = "7.0";

/**
 * Operations on whole collections.
 *
 * @see https://docs.aws.amazon.com/rekognition/latest/dg/collections.html
 */
export function collectionOperations(store: CollectionStore): JsonOperations {
  return {
    CreateCollection(input) {
      const id = collectionIdOf(input);
      store.create(id);
      return { StatusCode: 200, CollectionArn: collectionArn(id), FaceModelVersion: faceModelVersion };
    },
    DescribeCollection(input) {
      const { id, faces, createdAt } = store.get(collectionIdOf(input));
      return {
        FaceCount: faces.size,
        FaceModelVersion: faceModelVersion,
        CollectionARN: collectionArn(id),
        CreationTimestamp: Date.parse(createdAt) / 1000,
      };
    },
    ListCollections: (input) => listCollections(store, input),
    DeleteCollection(input) {
      store.delete(collectionIdOf(input));
      return { StatusCode: 200 };
    },
  };
}

function listCollections(store: CollectionStore, input: JsonInput) {
  const { page, ...next } = paginate(input, store.ids());
  return { CollectionIds: page, FaceModelVersions: page.map(() => faceModelVersion), ...next };
}

function collectionArn(id: string): string {
  return arnOf("rekognition", `collection/${id}`);
}
