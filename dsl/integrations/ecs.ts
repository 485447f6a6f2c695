import { ecs as service } from "../../asl/integrations/ecs";
import { fromSdk, type SdkOutput } from "./from-sdk";

type Client = typeof import("@aws-sdk/client-ecs");

interface Differences {
  runTask: { ended: NonNullable<SdkOutput<Client, "describeTasks">["Tasks"]>[number] };
}

/**
 * ECS and Fargate: tasks of containers. Containers learn their input, and the task token, from the environment in `Overrides`.
 *
 * @example
 * chain.task("Encode", ecs.runTask.sync(), {
 *   arguments: ({ input }) => ({
 *     Cluster: "media",
 *     TaskDefinition: "encode:7",
 *     LaunchType: "FARGATE",
 *     Overrides: { ContainerOverrides: [{ Name: "encode", Environment: [{ Name: "KEY", Value: input.key }] }] },
 *   }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 */
export const ecs = fromSdk<typeof service, Client, Differences, "ECS">(service);
