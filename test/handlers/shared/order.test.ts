import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkOrder, checkOrderItem, lineTotalCents } from "../../../handlers/shared/order";
import { outcomeOf } from "../run";

const test = suite("orders");

const item = { productName: "Bell", category: "accessory", price: 0.1, quantity: 3 };
const detail = { customerId: "c", deliveryAddress: "a", deliverySpeed: "s", paymentMethod: "p", items: [item] };
const order = { orderId: "o", orderDate: "d", detail };

const refusal = (check: () => void) => outcomeOf(Promise.resolve().then(check));

test("an order passes, with items or without", () => {
  assert.not.throws(() => checkOrder(order));
  assert.not.throws(() => checkOrder({ ...order, detail: { ...detail, items: [] } }));
  assert.is(lineTotalCents(item), 30);
});

test("everything that is wrong with an order is told at once, with its place", async () => {
  const items = [{ ...item, quantity: 1.5 }, { ...item, price: "1" }, "text"];
  const message = await refusal(() => checkOrder({ ...order, orderId: "", detail: { ...detail, items } }));
  for (const part of [
    'InvalidInputError: The order cannot be used: orderId is "", not text;',
    "detail.items[0].quantity is 1.5, not a whole number above zero",
    'detail.items[1].price is "1", not an amount in whole cents',
    "detail.items[2].productName is missing, not text",
  ]) {
    assert.match(message, part);
  }
});

test("one line is checked alone too", async () => {
  assert.not.throws(() => checkOrderItem(item));
  assert.match(await refusal(() => checkOrderItem({ ...item, quantity: 0 })), "quantity is 0, not a whole number");
  assert.match(await refusal(() => checkOrderItem(null)), "productName is missing");
});

test.run();
