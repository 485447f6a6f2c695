import { sns as service } from "../../asl/integrations/sns";
import { fromSdk } from "./from-sdk";

interface Differences {
  /** Anything but text is sent as JSON. */
  publish: { arguments: { Message: unknown } };
}

/**
 * SNS: messages to a topic, a telephone number or an application.
 *
 * @example
 * chain.task("Tell", sns.publish, { arguments: ({ input }) => ({ TopicArn: updates.arn, Message: { orderId: input.id } }) })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html
 */
export const sns = fromSdk<typeof service, typeof import("@aws-sdk/client-sns"), Differences, "SNS">(service);
