import type { OptimisedService } from "./optimised-service";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html */
export const sns = {
  service: "sns",
  title: "Amazon SNS",
  actions: {
    publish: {
      patterns: ["requestResponse", "waitForTaskToken"],
      required: ["Message"],
      optional: [
        "MessageAttributes",
        "MessageDeduplicationId",
        "MessageGroupId",
        "MessageStructure",
        "PhoneNumber",
        "Subject",
        "TargetArn",
        "TopicArn",
      ],
    },
  },
} as const satisfies OptimisedService;
