import { formatCents } from "./shared/money";
import { checkOrder, lineTotalCents, type Order } from "./shared/order";

/** An order whose payment has been looked at. */
export interface ValidatedOrder extends Order {
  readonly payment: "Ok" | "Refused";
  /** Why the payment is refused. */
  readonly refusal?: string;
  readonly totalCents: number;
}

/** The most that one order may cost, in cents, by method of payment. */
const limitsCents: ReadonlyMap<string, number> = new Map([
  ["aCreditCard", 500_000],
  ["aDebitCard", 100_000],
  ["anInvoice", 50_000],
]);

/** Adds up an order and decides whether its method of payment is good for the total. Nothing is charged yet. */
export async function handler(order: Order): Promise<ValidatedOrder> {
  checkOrder(order);
  const totalCents = order.detail.items.reduce((total, item) => total + lineTotalCents(item), 0);
  const refusal = refusalOf(order, totalCents);
  return { ...order, totalCents, ...(refusal === undefined ? { payment: "Ok" } : { payment: "Refused", refusal }) };
}

function refusalOf({ detail: { items, paymentMethod } }: Order, totalCents: number): string | undefined {
  if (items.length === 0) return "The order has no items, so there is nothing to pay for.";
  const limitCents = limitsCents.get(paymentMethod);
  if (limitCents === undefined) {
    return `"${paymentMethod}" is no method of payment; there are ${[...limitsCents.keys()].join(", ")}.`;
  }
  if (totalCents <= limitCents) return undefined;
  return `${formatCents(totalCents)} is more than ${paymentMethod} is good for, ${formatCents(limitCents)}.`;
}
