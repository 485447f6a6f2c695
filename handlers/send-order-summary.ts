import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { requiredSetting } from "./shared/environment";
import { formatCents } from "./shared/money";
import type { ProcessedItem } from "./start-delivery";

/** What an order came to. */
export interface OrderSummary {
  readonly deliveredItems: number;
  readonly undeliveredItems: number;
  /** Of what is delivered. */
  readonly totalCents: number;
  readonly message: string;
}

const sns = new SNSClient({ maxAttempts: 1 });
const topicArn = requiredSetting("TOPIC_ARN");

const reasons = { OutOfStock: "out of stock", NotSold: "not sold here" } as const;

/**
 * Tells the customer what is on its way, what is not and why, and what it costs.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export async function handler(items: readonly ProcessedItem[]): Promise<OrderSummary> {
  const delivered = items.filter(({ delivery }) => delivery === "Started");
  const totalCents = delivered.reduce((total, item) => total + item.totalCents, 0);
  const message = [...items.map(describe), `Total: ${formatCents(totalCents)}`].join("\n");
  await sns.send(new PublishCommand({ TopicArn: topicArn, Subject: "Your order", Message: message }));
  const undeliveredItems = items.length - delivered.length;
  return { deliveredItems: delivered.length, undeliveredItems, totalCents, message };
}

function describe({ productName, quantity, totalCents, delivery }: ProcessedItem): string {
  const outcome = delivery === "Started" ? formatCents(totalCents) : reasons[delivery];
  return `${quantity} x ${productName}: ${outcome}`;
}
