import { glue as service } from "../../asl/integrations/glue";
import { fromSdk, type SdkOutput } from "./from-sdk";

type Client = typeof import("@aws-sdk/client-glue");

interface Differences {
  startJobRun: { ended: NonNullable<SdkOutput<Client, "getJobRun">["JobRun"]> };
}

/**
 * Glue: runs of jobs.
 *
 * @example
 * chain.task("Load", glue.startJobRun.sync(), {
 *   arguments: ({ input }) => ({ JobName: "load", Arguments: { "--day": input.day } }),
 *   resultPath: "$.run",
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html
 */
export const glue = fromSdk<typeof service, Client, Differences, "Glue">(service);
