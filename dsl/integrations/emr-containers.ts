import { emrContainers as service } from "../../asl/integrations/emr-containers";
import { fromSdk, type SdkOutput } from "./from-sdk";

type Client = typeof import("@aws-sdk/client-emr-containers");

interface Differences {
  deleteVirtualCluster: { ended: NonNullable<SdkOutput<Client, "describeVirtualCluster">["VirtualCluster"]> };
  startJobRun: { ended: NonNullable<SdkOutput<Client, "describeJobRun">["JobRun"]> };
}

/**
 * EMR on EKS: virtual clusters and runs of jobs.
 *
 * @example
 * chain.task("Spark", emrContainers.startJobRun.sync(), {
 *   arguments: ({ input }) => ({
 *     VirtualClusterId: input.cluster,
 *     ExecutionRoleArn: input.role,
 *     ReleaseLabel: "emr-7.6.0-latest",
 *     JobDriver: { SparkSubmitJobDriver: { EntryPoint: "s3://jobs/count.py" } },
 *   }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-eks.html
 */
export const emrContainers = fromSdk<typeof service, Client, Differences>(service);
