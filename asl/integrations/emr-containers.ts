import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-eks.html */
export const emrContainers = {
  service: "emr-containers",
  title: "Amazon EMR on EKS",
  actions: {
    createVirtualCluster: {
      patterns: ["requestResponse"],
      required: ["ContainerProvider", "Name"],
      optional: ["ClientToken", "SecurityConfigurationId", "Tags"],
    },
    deleteVirtualCluster: {
      patterns: ["requestResponse", "sync"],
      required: ["Id"],
      optional: [],
    },
    startJobRun: {
      patterns: ["requestResponse", "sync"],
      required: ["VirtualClusterId"],
      optional: [
        "ClientToken",
        "ConfigurationOverrides",
        "ExecutionRoleArn",
        "JobDriver",
        "JobTemplateId",
        "JobTemplateParameters",
        "Name",
        "ReleaseLabel",
        "RetryPolicyConfiguration",
        "Tags",
      ],
    },
  },
} as const satisfies OptimisedService;
