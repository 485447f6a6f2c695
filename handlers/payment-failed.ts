import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { requiredSetting } from "./shared/environment";
import type { ValidatedOrder } from "./validate-payment";

/** What the customer is told about an order that was not paid. */
export interface FailedPayment {
  readonly orderId: string;
  readonly payment: string;
  readonly message: string;
}

const sns = new SNSClient({ maxAttempts: 1 });
const topicArn = requiredSetting("TOPIC_ARN");

/**
 * Tells that an order is not processed since its payment was refused, and why.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export async function handler({ orderId, payment, refusal }: ValidatedOrder): Promise<FailedPayment> {
  const message = `Order ${orderId} was not processed. ${refusal ?? "Its payment was refused."}`;
  await sns.send(new PublishCommand({ TopicArn: topicArn, Subject: "Payment failed", Message: message }));
  return { orderId, payment, message };
}
