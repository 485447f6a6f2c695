import { join } from "node:path";
import { answerJson } from "../json-service";
import type { Service } from "../service";
import { CollectionStore } from "./collection-store";
import { collectionOperations } from "./collections";
import { createFaceAnalyser } from "./face-analyser";
import { faceOperations } from "./face-operations";
import type { ReadObject } from "./image-source";

/**
 * Rekognition's operations on faces, by models that an npm package ships. They find and tell apart faces well enough to
 * develop with; they are not Rekognition's.
 */
export function rekognitionService(folder: string, readObject: ReadObject): Service {
  const store = new CollectionStore(join(folder, "rekognition"));
  const analyser = createFaceAnalyser();
  const operations = { ...collectionOperations(store), ...faceOperations({ store, analyser, readObject }) };
  return { handle: (call) => answerJson(call, operations), close: () => analyser.close() };
}
