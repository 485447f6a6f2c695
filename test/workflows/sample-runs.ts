import type { Json } from "../../asl/json";

/** A run of a workflow: what it is started with and what its tasks do. Tasks that are not named give `{}`. */
export interface SampleRun {
  readonly input: Json;
  readonly results?: Readonly<Record<string, Json>>;
  /** The error that a state's task raises. */
  readonly failures?: Readonly<Record<string, string>>;
  /** Keys of the objects in any bucket that is listed. */
  readonly objects?: readonly string[];
}

const photo = { userId: "ada", s3Bucket: "rider-photos", s3Key: "ada.jpg" };
const rejection = { FaceDetection: "PhotoDoesNotMeetRequirementError" };
const order = { items: [{ id: "a" }, { id: "b" }] };
const accepted = {
  AddFaceToIndex: { FaceId: "0a1b", Payload: { FaceId: "0a1b" } },
  Thumbnail: {
    thumbnail: { s3bucket: "thumbnails", s3key: "ada.jpg" },
    Payload: { thumbnail: { s3bucket: "thumbnails", s3key: "ada.jpg" } },
  },
};

/** Runs that together visit every Task of a workflow: one with an empty input, where none are written here. */
export function sampleRunsOf(workflow: string): readonly SampleRun[] {
  return SAMPLE_RUNS[workflow] ?? [{ input: {} }];
}

const SAMPLE_RUNS: Readonly<Record<string, readonly SampleRun[]>> = {
  "rider-photo": [{ input: photo }, { input: photo, failures: rejection }],
  "rider-photo-batch": [
    { input: { s3Bucket: "rider-photos", images: [{ userId: "ada", s3Key: "ada.jpg" }] } },
    { input: { s3Bucket: "rider-photos", images: [{ userId: "ada", s3Key: "ada.jpg" }] }, failures: rejection },
  ],
  "rider-photo-events": [
    { input: photo, results: accepted },
    { input: photo, failures: rejection },
  ],
  "image-resize": [
    {
      input: {
        input: {
          source_bucket_name: "rider-photos",
          bucket_path: "in/",
          destination_bucket_name: "thumbnails",
          lambda_processor_arn: "arn:aws:lambda:eu-west-1:123456789012:function:resize-images",
        },
      },
      results: { "Lambda Invoke": { Payload: {} } },
      objects: ["in/a.jpg", "in/b.jpg"],
    },
  ],
  "order-processing": [
    { input: { detail: order }, results: { ValidatePayment: { payment: "Ok", detail: order } } },
    { input: { detail: order }, results: { ValidatePayment: { payment: "No", detail: order } } },
  ],
  "topic-fan-out": [
    {
      input: { listName: "simplelist" },
      results: { ReadTopics: { Item: { topics: { L: [{ S: "Economics" }] } } } },
    },
  ],
};
