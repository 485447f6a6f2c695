import type { AnyWorkflow } from "../dsl";
import { imageResize } from "./image-resize";
import { orderProcessing } from "./order-processing";
import { riderPhoto } from "./rider-photo";
import { riderPhotoBatch } from "./rider-photo-batch";
import { riderPhotoEvents } from "./rider-photo-events";
import { topicFanOut } from "./topic-fan-out";

/** Every workflow of the project by its name; a line here is all that a new one needs. */
export const workflows = {
  "rider-photo": riderPhoto,
  "rider-photo-batch": riderPhotoBatch,
  "rider-photo-events": riderPhotoEvents,
  "image-resize": imageResize,
  "order-processing": orderProcessing,
  "topic-fan-out": topicFanOut,
} satisfies Record<string, AnyWorkflow>;
