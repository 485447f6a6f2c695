import { toCents } from "./money";
import { NamedError } from "./named-error";

/** One line of an order. */
export interface OrderItem {
  readonly productName: string;
  readonly category: string;
  /** Of one piece, with at most two decimals. */
  readonly price: number;
  readonly quantity: number;
}

/** What a customer ordered. */
export interface Order {
  readonly orderId: string;
  readonly orderDate: string;
  readonly detail: {
    readonly customerId: string;
    readonly deliveryAddress: string;
    readonly deliverySpeed: string;
    readonly paymentMethod: string;
    readonly items: readonly OrderItem[];
  };
}

/**
 * Checks that an event is an order. All problems are reported at once.
 *
 * @throws InvalidInputError
 */
export function checkOrder(event: unknown): asserts event is Order {
  const { orderId, detail } = fieldsOf(event);
  const { paymentMethod, items } = fieldsOf(detail);
  const lines: readonly unknown[] = Array.isArray(items) ? items : [];
  refuse([
    ...(isText(orderId) ? [] : [`orderId is ${quote(orderId)}, not text`]),
    ...(isText(paymentMethod) ? [] : [`detail.paymentMethod is ${quote(paymentMethod)}, not text`]),
    ...(Array.isArray(items) ? [] : [`detail.items is ${quote(items)}, not a list`]),
    ...lines.flatMap((item, index) => problemsOf(item, `detail.items[${index}].`)),
    ...(Number.isSafeInteger(sum(lines)) ? [] : ["the order's total is too large to count"]),
  ]);
}

/**
 * Checks one line of an order.
 *
 * @throws InvalidInputError
 */
export function checkOrderItem(event: unknown): asserts event is OrderItem {
  refuse(problemsOf(event, ""));
}

/** What a checked line costs, in cents. */
export function lineTotalCents({ price, quantity }: OrderItem): number {
  return (toCents(price) ?? 0) * quantity;
}

function problemsOf(item: unknown, prefix: string): readonly string[] {
  const { productName, price, quantity } = fieldsOf(item);
  return [
    ...(isText(productName) ? [] : [`${prefix}productName is ${quote(productName)}, not text`]),
    ...(toCents(price) === undefined ? [`${prefix}price is ${quote(price)}, not an amount in whole cents`] : []),
    ...(isQuantity(quantity) ? [] : [`${prefix}quantity is ${quote(quantity)}, not a whole number above zero`]),
  ];
}

function sum(lines: readonly unknown[]): number {
  return lines.reduce<number>((total, line) => total + lineTotalCents(fieldsOf(line) as unknown as OrderItem), 0) || 0;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isQuantity(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function quote(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value).slice(0, 100);
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0)
    throw new NamedError("InvalidInputError", `The order cannot be used: ${problems.join("; ")}.`);
}
