import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
export const states = {
  service: "states",
  title: "AWS Step Functions",
  actions: {
    startExecution: {
      patterns: ["requestResponse", "sync", "sync:2", "waitForTaskToken"],
      required: ["StateMachineArn"],
      optional: ["Input", "Name", "TraceHeader"],
    },
  },
} as const satisfies OptimisedService;
