import { bucket, faceCollection, table, topic } from "../dsl";

/** Photos that riders upload; each upload raises an EventBridge event. */
export const riderPhotos = bucket("rider-photos", { events: true });

/** The small versions of accepted photos, kept for a year: they can be made again. */
export const thumbnails = bucket("thumbnails", { expireAfterDays: 365 });

/** One row per rider: the face found, the photo and its thumbnail. */
export const riders = table("riders", { partitionKey: "Username" });

/** Told about each rejected photo. */
export const rejectedPhotos = topic("rejected-photos", { displayName: "Rejected rider photos" });

/** The faces of the riders accepted so far. */
export const riderFaces = faceCollection("rider-faces");

/** What is sold and how much of it is left: a row per product, with its stock. */
export const catalogue = table("catalogue", { partitionKey: "productName" });

/** Parcels on their way, a row each. */
export const deliveries = table("deliveries", { partitionKey: "parcelId" });

/** Told what became of each order. */
export const orderUpdates = topic("order-updates", { displayName: "Order updates" });

/** Lists of topics, a row each: texts, or maps with topic and name. */
export const topicLists = table("topic-lists", { partitionKey: "listName" });
