import { lambda } from "../dsl";
import {
  catalogue,
  deliveries,
  orderUpdates,
  rejectedPhotos,
  riderFaces,
  riderPhotos,
  riders,
  thumbnails,
} from "./resources";

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

/** Counts what became of the photos of a batch. */
export const summarisePhotos = lambda<typeof import("./summarise-photos").handler>("summarise-photos");

/** Makes thumbnails of a batch of photos. */
export const resizeImages = lambda<typeof import("./resize-images").handler>("resize-images", {
  memoryMb: 1769,
  timeoutSeconds: 120,
  environment: { THUMBNAIL_PIXELS: "128", CONCURRENCY: "8" },
  allows: [readPhotos, thumbnails.objects("s3:PutObject")],
  nativePackages: ["sharp"],
});

/** Decides whether an order's method of payment is good for its total. */
export const validatePayment = lambda<typeof import("./validate-payment").handler>("validate-payment");

/** Tells that the payment of an order was refused. */
export const paymentFailed = lambda<typeof import("./payment-failed").handler>("payment-failed", {
  environment: { TOPIC_ARN: orderUpdates.arn },
  allows: [orderUpdates.grant("sns:Publish")],
});

/** Looks up whether the catalogue has enough of a product. */
export const checkAvailability = lambda<typeof import("./check-availability").handler, "TimeOut">(
  "check-availability",
  {
    errors: ["TimeOut"],
    environment: { CATALOGUE_TABLE: catalogue.physicalName, CATALOGUE_TIMEOUT_MS: "2000" },
    allows: [catalogue.grant("dynamodb:GetItem")],
  },
);

/** Takes what was ordered out of the stock and packs it. */
export const prepareForDelivery = lambda<typeof import("./prepare-for-delivery").handler>("prepare-for-delivery", {
  environment: { CATALOGUE_TABLE: catalogue.physicalName },
  allows: [catalogue.grant("dynamodb:UpdateItem")],
});

/** Writes down that a parcel is on its way. */
export const startDelivery = lambda<typeof import("./start-delivery").handler>("start-delivery", {
  environment: { DELIVERIES_TABLE: deliveries.physicalName },
  allows: [deliveries.grant("dynamodb:PutItem")],
});

/** Tells the customer what an order came to. */
export const sendOrderSummary = lambda<typeof import("./send-order-summary").handler>("send-order-summary", {
  environment: { TOPIC_ARN: orderUpdates.arn },
  allows: [orderUpdates.grant("sns:Publish")],
});

/** Writes a topic to the log. */
export const logTopic = lambda<typeof import("./log-topic").handler>("log-topic");
