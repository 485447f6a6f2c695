import { at } from "../../at";
import type { Jobs } from "./job";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html */
export const bedrock: Jobs = {
  createModelCustomizationJob: {
    idempotencyField: "ClientRequestToken",
    describe: ({ JobArn = "" }) => ({ action: "getModelCustomizationJob", parameters: { JobIdentifier: JobArn } }),
    status: at("Status"),
    succeeded: ["Completed"],
    failed: ["Failed", "Stopped"],
    stop: ({ JobArn = "" }) => ({ action: "stopModelCustomizationJob", parameters: { JobIdentifier: JobArn } }),
  },
};
