import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html */
export const mediaconvert = {
  service: "mediaconvert",
  title: "AWS Elemental MediaConvert",
  actions: {
    createJob: {
      patterns: ["requestResponse", "sync"],
      required: ["Role", "Settings"],
      optional: [
        "AccelerationSettings",
        "BillingTagsSource",
        "ClientRequestToken",
        "ElementalInferenceSettings",
        "HopDestinations",
        "JobEngineVersion",
        "JobTemplate",
        "Priority",
        "Queue",
        "SimulateReservedQueue",
        "StatusUpdateInterval",
        "Tags",
        "UserMetadata",
      ],
    },
  },
} as const satisfies OptimisedService;
