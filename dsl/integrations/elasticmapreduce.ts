import { elasticmapreduce as service } from "../../asl/integrations/elasticmapreduce";
import { fromSdk, type SdkInput, type SdkOutput } from "./from-sdk";

type Client = typeof import("@aws-sdk/client-emr");
type CreateCluster = SdkInput<Client, "runJobFlow">;
type Step = SdkInput<Client, "addJobFlowSteps">["Steps"][number];
type InstanceFleet = Omit<SdkInput<Client, "modifyInstanceFleet">["InstanceFleet"], "InstanceFleetId">;
type InstanceGroup = NonNullable<SdkInput<Client, "modifyInstanceGroups">["InstanceGroups"]>[number];
type Cluster = SdkOutput<Client, "describeCluster">;

interface Differences {
  createCluster: {
    arguments: CreateCluster;
    result: { ClusterId: string; ClusterArn?: string };
    ended: { ClusterId: string } & Partial<Cluster>;
  };
  setClusterTerminationProtection: { arguments: { ClusterId: string; TerminationProtected: boolean }; result: {} };
  terminateCluster: { arguments: { ClusterId: string }; result: {}; ended: Cluster };
  addStep: {
    arguments: { ClusterId: string; Step: Step; ExecutionRoleArn?: string };
    result: { StepId: string };
    ended: SdkOutput<Client, "describeStep">;
  };
  cancelStep: {
    arguments: { ClusterId: string; StepId: string };
    result: { CancelStepsInfo: NonNullable<SdkOutput<Client, "cancelSteps">["CancelStepsInfoList"]>[number] };
  };
  modifyInstanceFleetByName: {
    arguments: { ClusterId: string; InstanceFleetName: string; InstanceFleet: InstanceFleet };
    result: {};
  };
  modifyInstanceGroupByName: {
    arguments: { ClusterId: string; InstanceGroupName: string; InstanceGroup: Omit<InstanceGroup, "InstanceGroupId"> };
    result: {};
  };
}

/**
 * EMR: clusters and their steps. The actions differ from the SDK's: each does one thing, and waits for it with `sync`.
 *
 * @example
 * chain.task("Count", elasticmapreduce.addStep.sync(), {
 *   arguments: ({ input }) => ({
 *     ClusterId: input.cluster,
 *     Step: { Name: "count", ActionOnFailure: "CONTINUE", HadoopJarStep: { Jar: "command-runner.jar", Args: ["count"] } },
 *   }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 */
export const elasticmapreduce = fromSdk<typeof service, Client, Differences>(service);
