import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html */
export const ecs = {
  service: "ecs",
  title: "Amazon ECS and Fargate",
  actions: {
    runTask: {
      patterns: ["requestResponse", "sync", "waitForTaskToken"],
      required: ["TaskDefinition"],
      optional: [
        "CapacityProviderStrategy",
        "ClientToken",
        "Cluster",
        "Count",
        "EnableECSManagedTags",
        "EnableExecuteCommand",
        "Group",
        "LaunchType",
        "NetworkConfiguration",
        "Overrides",
        "PlacementConstraints",
        "PlacementStrategy",
        "PlatformVersion",
        "PropagateTags",
        "ReferenceId",
        "StartedBy",
        "Tags",
        "VolumeConfigurations",
      ],
    },
  },
} as const satisfies OptimisedService;
