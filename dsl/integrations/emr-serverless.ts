import { emrServerless as service } from "../../asl/integrations/emr-serverless";
import { fromSdk, type SdkOutput } from "./from-sdk";

type Client = typeof import("@aws-sdk/client-emr-serverless");
type Application = { ended: NonNullable<SdkOutput<Client, "getApplication">["Application"]> };
type JobRun = { ended: NonNullable<SdkOutput<Client, "getJobRun">["JobRun"]> };

interface Differences {
  createApplication: Application;
  startApplication: Application;
  stopApplication: Application;
  deleteApplication: Application;
  startJobRun: JobRun;
  cancelJobRun: JobRun;
}

/**
 * EMR Serverless: applications and runs of jobs.
 *
 * @example
 * chain.task("Spark", emrServerless.startJobRun.sync(), {
 *   arguments: ({ input }) => ({
 *     ApplicationId: input.application,
 *     ExecutionRoleArn: input.role,
 *     JobDriver: { SparkSubmit: { EntryPoint: "s3://jobs/count.py" } },
 *   }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 */
export const emrServerless = fromSdk<typeof service, Client, Differences>(service);
