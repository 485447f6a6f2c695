import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html */
export const events = {
  service: "events",
  title: "Amazon EventBridge",
  actions: {
    putEvents: {
      patterns: ["requestResponse", "waitForTaskToken"],
      required: ["Entries"],
      optional: ["EndpointId"],
    },
  },
} as const satisfies OptimisedService;
