import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html */
export const emrServerless = {
  service: "emr-serverless",
  title: "Amazon EMR Serverless",
  actions: {
    createApplication: {
      patterns: ["requestResponse", "sync"],
      required: ["ReleaseLabel", "Type"],
      optional: [
        "Architecture",
        "AutoStartConfiguration",
        "AutoStopConfiguration",
        "ClientToken",
        "DiskEncryptionConfiguration",
        "IdentityCenterConfiguration",
        "ImageConfiguration",
        "InitialCapacity",
        "InteractiveConfiguration",
        "JobLevelCostAllocationConfiguration",
        "MaximumCapacity",
        "MonitoringConfiguration",
        "Name",
        "NetworkConfiguration",
        "RuntimeConfiguration",
        "SchedulerConfiguration",
        "Tags",
        "WorkerTypeSpecifications",
      ],
    },
    startApplication: {
      patterns: ["requestResponse", "sync"],
      required: ["ApplicationId"],
      optional: [],
    },
    stopApplication: {
      patterns: ["requestResponse", "sync"],
      required: ["ApplicationId"],
      optional: [],
    },
    deleteApplication: {
      patterns: ["requestResponse", "sync"],
      required: ["ApplicationId"],
      optional: [],
    },
    startJobRun: {
      patterns: ["requestResponse", "sync"],
      required: ["ApplicationId", "ExecutionRoleArn"],
      optional: [
        "ClientToken",
        "ConfigurationOverrides",
        "ExecutionIamPolicy",
        "ExecutionTimeoutMinutes",
        "JobDriver",
        "Mode",
        "Name",
        "RetryPolicy",
        "Tags",
      ],
    },
    cancelJobRun: {
      patterns: ["requestResponse", "sync"],
      required: ["ApplicationId", "JobRunId"],
      optional: ["ShutdownGracePeriodInSeconds"],
    },
  },
} as const satisfies OptimisedService;
