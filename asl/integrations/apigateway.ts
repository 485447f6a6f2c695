import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html */
export const apigateway = {
  service: "apigateway",
  title: "Amazon API Gateway",
  actions: {
    invoke: {
      patterns: ["requestResponse", "waitForTaskToken"],
      required: ["ApiEndpoint", "Method"],
      optional: ["AllowNullValues", "AuthType", "Headers", "Path", "QueryParameters", "RequestBody", "Stage"],
    },
  },
} as const satisfies OptimisedService;
