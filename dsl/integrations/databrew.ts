import { databrew as service } from "../../asl/integrations/databrew";
import { fromSdk, type SdkOutput } from "./from-sdk";

type Client = typeof import("@aws-sdk/client-databrew");

interface Differences {
  startJobRun: { ended: SdkOutput<Client, "describeJobRun"> };
}

/**
 * Glue DataBrew: runs of jobs that clean data.
 *
 * @example chain.task("Clean", databrew.startJobRun.sync(), { arguments: () => ({ Name: "clean-orders" }), resultPath: null })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-databrew.html
 */
export const databrew = fromSdk<typeof service, Client, Differences>(service);
