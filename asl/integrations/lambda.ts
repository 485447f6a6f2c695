import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
export const lambda = {
  service: "lambda",
  title: "AWS Lambda",
  actions: {
    invoke: {
      patterns: ["requestResponse", "waitForTaskToken"],
      required: ["FunctionName"],
      optional: ["ClientContext", "InvocationType", "LogType", "Payload", "Qualifier"],
    },
  },
} as const satisfies OptimisedService;
