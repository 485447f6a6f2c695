import { mediaconvert as service } from "../../asl/integrations/mediaconvert";
import { fromSdk, type SdkOutput } from "./from-sdk";

type Client = typeof import("@aws-sdk/client-mediaconvert");

interface Differences {
  createJob: { ended: SdkOutput<Client, "getJob"> };
}

/**
 * Elemental MediaConvert: jobs that transcode.
 *
 * @example
 * chain.task("Transcode", mediaconvert.createJob.sync(), {
 *   arguments: ({ input }) => ({ Role: input.role, JobTemplate: "phone", Settings: { Inputs: [{ FileInput: input.video }] } }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html
 */
export const mediaconvert = fromSdk<typeof service, Client, Differences>(service);
