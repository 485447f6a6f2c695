import { type AnyWorkflow, type Deployment, eventPath, onUpload } from "../dsl";
import { resizeImages } from "../handlers/functions";
import { riderPhotos } from "../handlers/resources";
import { imageResizeDefaults, imageResizeOf } from "./image-resize";
import { riderPhotoBatchDefaults, riderPhotoBatchOf } from "./rider-photo-batch";
import { topicFanOutDefaults, topicFanOutOf } from "./topic-fan-out";

/** EventBridge does not tell which user uploaded an object, only from which account; so its key stands for the rider. */
const upload = {
  detail: {
    userIdentity: { principalId: eventPath("$.detail.object.key") },
    requestParameters: { bucketName: eventPath("$.detail.bucket.name"), key: eventPath("$.detail.object.key") },
  },
};

/** What deploying a workflow needs beyond its definition, by its name in `workflows/index.ts`; most need nothing. */
export const deployments: Readonly<Record<string, Deployment<AnyWorkflow>>> = {
  "rider-photo-batch": { parameters: { defaults: riderPhotoBatchDefaults, build: riderPhotoBatchOf } },
  "rider-photo-events": { triggers: [onUpload(riderPhotos, { input: upload })] },
  "topic-fan-out": { parameters: { defaults: topicFanOutDefaults, build: topicFanOutOf } },
  "image-resize": {
    parameters: { defaults: imageResizeDefaults, build: imageResizeOf },
    allow: { Map: [{ resource: riderPhotos.arn }], "Lambda Invoke": [{ resource: resizeImages.arn }] },
  },
};
