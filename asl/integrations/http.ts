import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
export const http = {
  service: "http",
  title: "HTTPS APIs",
  actions: {
    invoke: {
      patterns: ["requestResponse"],
      required: ["ApiEndpoint", "Method"],
      optional: ["Authentication", "Headers", "InvocationConfig", "QueryParameters", "RequestBody", "Transform"],
    },
  },
} as const satisfies OptimisedService;
