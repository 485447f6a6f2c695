import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html */
export const glue = {
  service: "glue",
  title: "AWS Glue",
  actions: {
    startJobRun: {
      patterns: ["requestResponse", "sync"],
      required: ["JobName"],
      optional: [
        "AllocatedCapacity",
        "Arguments",
        "ExecutionClass",
        "ExecutionRoleSessionPolicy",
        "JobRunId",
        "JobRunQueuingEnabled",
        "MaxCapacity",
        "NotificationProperty",
        "NumberOfWorkers",
        "SecurityConfiguration",
        "Timeout",
        "WorkerType",
      ],
    },
  },
} as const satisfies OptimisedService;
