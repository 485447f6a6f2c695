import { batch as service } from "../../asl/integrations/batch";
import { fromSdk, type SdkOutput } from "./from-sdk";

type Client = typeof import("@aws-sdk/client-batch");

interface Differences {
  submitJob: { ended: NonNullable<SdkOutput<Client, "describeJobs">["Jobs"]>[number] };
}

/**
 * AWS Batch: jobs.
 *
 * @example
 * chain.task("Render", batch.submitJob.sync(), {
 *   arguments: ({ input }) => ({ JobName: "render", JobQueue: "spot", JobDefinition: "render:3", Parameters: { key: input.key } }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html
 */
export const batch = fromSdk<typeof service, Client, Differences, "Batch">(service);
