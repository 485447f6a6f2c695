import { not, stringEquals, workflow } from "../dsl";
import {
  checkAvailability,
  paymentFailed,
  prepareForDelivery,
  sendOrderSummary,
  startDelivery,
  validatePayment,
} from "../handlers/functions";

/** What a customer ordered. */
export interface Order {
  orderId: string;
  orderDate: string;
  detail: {
    customerId: string;
    deliveryAddress: string;
    deliverySpeed: string;
    paymentMethod: string;
    items: { productName: string; category: string; price: number; quantity: number }[];
  };
}

/** Checks the payment of an order, sends its items on their way, three at a time, and sums up. */
export const orderProcessing = workflow<Order>("OrderProcessing")
  .task("ValidatePayment", validatePayment)
  .choice("CheckPayment", (choice) =>
    choice
      .when(
        ({ input }) => not(stringEquals(input.payment, "Ok")),
        (refused) => refused.task("PaymentFailed", paymentFailed).end(),
      )
      .otherwise((paid) => paid),
  )
  .map(
    "ProcessAllItems",
    {
      inputPath: ({ input }) => input.detail,
      items: ({ input }) => input.detail.items,
      maxConcurrency: 3,
      resultPath: "$.detail.processedItems",
    },
    (item) =>
      item
        .task("CheckAvailability", checkAvailability)
        .retry({ errors: ["TimeOut"], intervalSeconds: 1, backoffRate: 2, maxAttempts: 3 })
        .task("PrepareForDelivery", prepareForDelivery)
        .task("StartDelivery", startDelivery),
  )
  .task("SendOrderSummary", sendOrderSummary, {
    arguments: ({ input }) => input.detail.processedItems,
    resultPath: "$.detail.summary",
  });
