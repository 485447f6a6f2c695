import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html */
export const sqs = {
  service: "sqs",
  title: "Amazon SQS",
  actions: {
    sendMessage: {
      patterns: ["requestResponse", "waitForTaskToken"],
      required: ["MessageBody", "QueueUrl"],
      optional: [
        "DelaySeconds",
        "MessageAttributes",
        "MessageDeduplicationId",
        "MessageGroupId",
        "MessageSystemAttributes",
      ],
    },
  },
} as const satisfies OptimisedService;
