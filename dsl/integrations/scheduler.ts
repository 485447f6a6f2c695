import { awsSdk } from "../declare/aws-sdk";

/**
 * EventBridge Scheduler, which has no optimised integration: every action of its SDK client.
 *
 * @example chain.task("Cancel", scheduler.deleteSchedule, { arguments: ({ input }) => ({ Name: input.schedule }) })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge-scheduler.html
 */
export const scheduler = awsSdk<typeof import("@aws-sdk/client-scheduler")>("scheduler");
