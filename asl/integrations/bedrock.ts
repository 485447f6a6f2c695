import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html */
export const bedrock = {
  service: "bedrock",
  title: "Amazon Bedrock",
  actions: {
    createModelCustomizationJob: {
      patterns: ["requestResponse", "sync", "waitForTaskToken"],
      required: [
        "BaseModelIdentifier",
        "CustomModelName",
        "JobName",
        "OutputDataConfig",
        "RoleArn",
        "TrainingDataConfig",
      ],
      optional: [
        "ClientRequestToken",
        "CustomModelKmsKeyId",
        "CustomModelTags",
        "CustomizationConfig",
        "CustomizationType",
        "HyperParameters",
        "JobTags",
        "ValidationDataConfig",
        "VpcConfig",
      ],
    },
    invokeModel: {
      patterns: ["requestResponse", "waitForTaskToken"],
      required: ["ModelId"],
      optional: [
        "Accept",
        "Body",
        "ContentType",
        "GuardrailIdentifier",
        "GuardrailVersion",
        "Input",
        "Output",
        "PerformanceConfigLatency",
        "Trace",
      ],
    },
  },
} as const satisfies OptimisedService;
