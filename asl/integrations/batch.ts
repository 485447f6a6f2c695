import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html */
export const batch = {
  service: "batch",
  title: "AWS Batch",
  actions: {
    submitJob: {
      patterns: ["requestResponse", "sync"],
      required: ["JobDefinition", "JobName", "JobQueue"],
      optional: [
        "ArrayProperties",
        "ConsumableResourcePropertiesOverride",
        "ContainerOverrides",
        "DependsOn",
        "EcsPropertiesOverride",
        "EksPropertiesOverride",
        "NodeOverrides",
        "Parameters",
        "PropagateTags",
        "RetryStrategy",
        "SchedulingPriorityOverride",
        "ShareIdentifier",
        "Tags",
        "Timeout",
      ],
    },
  },
} as const satisfies OptimisedService;
