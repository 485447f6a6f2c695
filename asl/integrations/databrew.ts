import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-databrew.html */
export const databrew = {
  service: "databrew",
  title: "AWS Glue DataBrew",
  actions: {
    startJobRun: {
      patterns: ["requestResponse", "sync"],
      required: ["Name"],
      optional: [],
    },
  },
} as const satisfies OptimisedService;
