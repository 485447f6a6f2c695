import { lambda } from "../dsl";
import { rejectedPhotos, riderFaces, riderPhotos, riders, thumbnails } from "./resources";

const readPhotos = riderPhotos.objects("s3:GetObject");

/** Requires exactly one face without sunglasses, and describes it. */
export const detectFaces = lambda<typeof import("./detect-faces").handler, "PhotoDoesNotMeetRequirementError">(
  "detect-faces",
  {
    errors: ["PhotoDoesNotMeetRequirementError"],
    timeoutSeconds: 30,
    allows: [{ actions: ["rekognition:DetectFaces"] }, readPhotos],
  },
);

/** Requires a face that no rider has registered. */
export const searchFaces = lambda<typeof import("./search-faces").handler, "FaceAlreadyExistsError">("search-faces", {
  errors: ["FaceAlreadyExistsError"],
  timeoutSeconds: 30,
  environment: { COLLECTION_ID: riderFaces.physicalName },
  allows: [riderFaces.grant("rekognition:SearchFacesByImage"), readPhotos],
});

/** Registers the face of a rider. */
export const indexFace = lambda<typeof import("./index-face").handler, "FaceNotIndexedError">("index-face", {
  errors: ["FaceNotIndexedError"],
  timeoutSeconds: 30,
  environment: { COLLECTION_ID: riderFaces.physicalName },
  allows: [riderFaces.grant("rekognition:IndexFaces"), readPhotos],
});

/** Stores a small version of a photo. */
export const createThumbnail = lambda<typeof import("./create-thumbnail").handler, "UnsupportedImageError">(
  "create-thumbnail",
  {
    errors: ["UnsupportedImageError"],
    memoryMb: 1024,
    timeoutSeconds: 30,
    environment: { THUMBNAIL_BUCKET: thumbnails.physicalName, MAX_WIDTH: "250", MAX_HEIGHT: "250" },
    allows: [readPhotos, thumbnails.objects("s3:PutObject")],
    nativePackages: ["sharp"],
  },
);

/** Records an accepted photo. */
export const persistMetadata = lambda<typeof import("./persist-metadata").handler>("persist-metadata", {
  environment: { TABLE_NAME: riders.physicalName },
  allows: [riders.grant("dynamodb:PutItem")],
});

/** Tells why a photo was rejected. */
export const notify = lambda<typeof import("./notify").handler>("notify", {
  environment: { TOPIC_ARN: rejectedPhotos.arn },
  allows: [rejectedPhotos.grant("sns:Publish")],
});
