import { sqs as service } from "../../asl/integrations/sqs";
import { fromSdk } from "./from-sdk";

interface Differences {
  /** Anything but text is sent as JSON. */
  sendMessage: { arguments: { MessageBody: unknown } };
}

/**
 * SQS: a message to a queue.
 *
 * @example
 * chain.task("Ask", sqs.sendMessage.waitForTaskToken<{ approved: boolean }>(), {
 *   arguments: ({ input, context }) => ({ QueueUrl: input.queue, MessageBody: { token: context.Task.Token } }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html
 */
export const sqs = fromSdk<typeof service, typeof import("@aws-sdk/client-sqs"), Differences, "SQS">(service);
