import { createHash, randomUUID } from "node:crypto";
import type { JsonInput, JsonOperations } from "../json-service";
import type { AnalysedFace, Analysis } from "./analysis";
import type { Collection, CollectionStore, StoredFace } from "./collection-store";
import { faceModelVersion } from "./collections";
import type { FaceAnalyser } from "./face-analyser";
import { boundingBox, faceDetail } from "./face-detail";
import { type ReadObject, readImage } from "./image-source";
import { collectionIdOf, idList, invalidParameter, numberWithin, optionalText, paginate } from "./input";
import { similarity } from "./similarity";

const FACE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const EXTERNAL_IMAGE_ID = /^[a-zA-Z0-9_.\-:]{1,255}$/;
const noFace = "There are no faces in the image. Should be at least 1.";

/** What the operations on faces work with. */
export interface FaceContext {
  readonly store: CollectionStore;
  readonly analyser: FaceAnalyser;
  readonly readObject: ReadObject;
}

/**
 * Operations on photos and on the faces of collections.
 *
 * @see https://docs.aws.amazon.com/rekognition/latest/APIReference/API_Operations.html
 */
export function faceOperations(context: FaceContext): JsonOperations {
  return {
    DetectFaces: (input) => detectFaces(context, input),
    IndexFaces: (input) => indexFaces(context, input),
    SearchFacesByImage: (input) => searchFacesByImage(context, input),
    ListFaces: (input) => listFaces(context, input),
    DeleteFaces: (input) => deleteFaces(context, input),
  };
}

async function detectFaces({ analyser, readObject }: FaceContext, input: JsonInput) {
  const analysis = await analyser.analyse(await readImage(input, readObject));
  return { FaceDetails: analysis.faces.map((face) => detailOf(face, analysis, input["Attributes"])) };
}

async function indexFaces({ store, analyser, readObject }: FaceContext, input: JsonInput) {
  const collection = store.get(collectionIdOf(input));
  const externalImageId = optionalText(input, "ExternalImageId", EXTERNAL_IMAGE_ID);
  const maxFaces = numberWithin(input, "MaxFaces", 4096, [1, 4096]);
  const bytes = await readImage(input, readObject);
  const analysis = await analyser.analyse(bytes);
  const imageId = imageIdOf(bytes);
  const detail = (face: AnalysedFace) => detailOf(face, analysis, input["DetectionAttributes"]);
  const records = analysis.faces.slice(0, maxFaces).map((face) => {
    const stored = register(store, collection, { ...face, imageId, externalImageId });
    return { Face: faceOf(stored), FaceDetail: detail(face) };
  });
  const unindexed = analysis.faces.slice(maxFaces).map((face) => {
    return { Reasons: ["EXCEEDS_MAX_FACES"], FaceDetail: detail(face) };
  });
  return { FaceRecords: records, UnindexedFaces: unindexed, FaceModelVersion: faceModelVersion };
}

async function searchFacesByImage({ store, analyser, readObject }: FaceContext, input: JsonInput) {
  const { faces } = store.get(collectionIdOf(input));
  const threshold = numberWithin(input, "FaceMatchThreshold", 80, [0, 100]);
  const maxFaces = numberWithin(input, "MaxFaces", 80, [1, 4096]);
  const [searched] = (await analyser.analyse(await readImage(input, readObject))).faces;
  if (!searched) throw invalidParameter(noFace);
  const matches = [...faces.values()]
    .map((face) => ({ Similarity: similarity(face.descriptor, searched.descriptor), Face: faceOf(face) }))
    .filter(({ Similarity }) => Similarity >= threshold)
    .sort((left, right) => right.Similarity - left.Similarity);
  return {
    SearchedFaceBoundingBox: boundingBox(searched.box),
    SearchedFaceConfidence: searched.score * 100,
    FaceMatches: matches.slice(0, maxFaces),
    FaceModelVersion: faceModelVersion,
  };
}

function listFaces({ store }: FaceContext, input: JsonInput) {
  const { faces } = store.get(collectionIdOf(input));
  const wanted = idList(input, "FaceIds");
  const chosen = [...faces.values()].filter(({ faceId }) => !wanted || wanted.includes(faceId));
  const { page, ...next } = paginate(input, chosen.map(faceOf));
  return { Faces: page, FaceModelVersion: faceModelVersion, ...next };
}

function deleteFaces({ store }: FaceContext, input: JsonInput) {
  const { id } = store.get(collectionIdOf(input));
  const faceIds = idList(input, "FaceIds") ?? [];
  if (faceIds.length === 0 || !faceIds.every((faceId) => FACE_ID.test(faceId))) {
    throw invalidParameter("1 validation error detected: 'FaceIds' must be a list of at least one face id.");
  }
  const deleted = faceIds.filter((faceId) => store.deleteFace(id, faceId));
  const others = faceIds.filter((faceId) => !deleted.includes(faceId));
  const failures = others.map((FaceId) => ({ FaceId, Reasons: ["FACE_NOT_FOUND"] }));
  return { DeletedFaces: deleted, UnsuccessfulFaceDeletions: failures };
}

/** The same face of the same image under the same external id is registered once, as on AWS. */
function register(
  store: CollectionStore,
  { id, faces }: Collection,
  { imageId, externalImageId, box, score, descriptor }: AnalysedFace & Pick<StoredFace, "imageId" | "externalImageId">,
): StoredFace {
  const known = [...faces.values()].find(
    (face) => face.imageId === imageId && face.externalImageId === externalImageId && sameBox(face, { box }),
  );
  if (known) return known;
  const ids = { faceId: randomUUID(), imageId, ...(externalImageId !== undefined && { externalImageId }) };
  const face = { ...ids, indexedAt: new Date().toISOString(), box, score, descriptor };
  store.addFace(id, face);
  return face;
}

function sameBox(left: Pick<StoredFace, "box">, right: Pick<StoredFace, "box">): boolean {
  return left.box.x === right.box.x && left.box.y === right.box.y;
}

function faceOf({ faceId, imageId, externalImageId, box, score }: StoredFace) {
  return {
    FaceId: faceId,
    BoundingBox: boundingBox(box),
    ImageId: imageId,
    ...(externalImageId !== undefined && { ExternalImageId: externalImageId }),
    Confidence: score * 100,
    IndexFacesModelVersion: faceModelVersion,
  };
}

function detailOf(face: AnalysedFace, { widthPixels, heightPixels }: Analysis, attributes: unknown) {
  const all = Array.isArray(attributes) && attributes.some((name) => name === "ALL" || name === "SUNGLASSES");
  return faceDetail(face, widthPixels / heightPixels, all);
}

/** The id of an image follows from its content, in the form of a UUID. */
function imageIdOf(bytes: Uint8Array): string {
  const hex = createHash("sha256").update(bytes).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
