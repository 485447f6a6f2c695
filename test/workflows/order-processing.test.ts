import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonObject } from "../../asl/json";
import { assertFailed, assertSucceeded } from "../../local/test-kit";
import { orderProcessing } from "../../workflows/order-processing";
import { LANGUAGES, type RealHandlers, startRealHandlers } from "./real-handlers";

const test = suite("order-processing");
let real: RealHandlers;
let dynamoDb: DynamoDBClient;

test.before(async () => {
  real = await startRealHandlers();
  dynamoDb = new DynamoDBClient(real.settings);
});

test.before.each(async () => {
  await stock("Red Bicycle", 2);
  await stock("Bell", 500);
});

test.after(() => real.stop());

const bicycle = { productName: "Red Bicycle", category: "bicycle", price: 249.9, quantity: 1 };
const bell = { productName: "Bell", category: "accessory", price: 0.1, quantity: 3 };

const orderOf = (items: unknown, detail: JsonObject = {}) =>
  ({
    orderId: "o-7",
    orderDate: "20260101",
    detail: {
      customerId: "c-1",
      deliveryAddress: "1 Main Street",
      deliverySpeed: "1-day",
      paymentMethod: "aCreditCard",
      items,
      ...detail,
    },
  }) as JsonObject;

async function stock(productName: string, pieces: number): Promise<void> {
  const Item = { productName: { S: productName }, stock: { N: String(pieces) } };
  await dynamoDb.send(new PutItemCommand({ TableName: "catalogue", Item }));
}

async function rows(TableName: string) {
  const { Items = [] } = await dynamoDb.send(new ScanCommand({ TableName }));
  return Items;
}

async function stockOf(product: string): Promise<string | undefined> {
  return (await rows("catalogue")).find(({ productName }) => productName?.S === product)?.["stock"]?.N;
}

for (const language of LANGUAGES) {
  test(`an order in ${language}: stock taken, parcels recorded, the customer told, the sum exact`, async () => {
    const order = orderOf([bicycle, bell, { ...bell, productName: "Unicorn" }]);
    const run = await real.run(orderProcessing, order, language);
    assertSucceeded(run);
    const { detail, payment, totalCents } = run.output as { detail: JsonObject; payment: string; totalCents: number };
    assert.equal([payment, totalCents], ["Ok", 25_050]);
    const processed = detail["processedItems"] as readonly JsonObject[];
    assert.equal(
      processed.map(({ productName, totalCents, delivery }) => [productName, totalCents, delivery]),
      [
        ["Red Bicycle", 24_990, "Started"],
        ["Bell", 30, "Started"],
        ["Unicorn", 30, "NotSold"],
      ],
    );
    const { message, ...summary } = detail["summary"] as JsonObject;
    assert.equal(summary, { deliveredItems: 2, undeliveredItems: 1, totalCents: 25_020 });
    assert.is(message, "1 x Red Bicycle: 249.90\n3 x Bell: 0.30\n3 x Unicorn: not sold here\nTotal: 250.20");
    assert.equal(real.published("order-updates").at(-1)?.message, message);
    assert.equal([await stockOf("Red Bicycle"), await stockOf("Bell")], ["1", "497"]);
    const parcel = (await rows("deliveries")).find(({ parcelId }) => parcelId?.S === processed[0]?.["parcelId"]);
    assert.equal([parcel?.["productName"]?.S, parcel?.["totalCents"]?.N], ["Red Bicycle", "24990"]);
  });
}

test("pieces are sold once, even to lines of one order that are processed together", async () => {
  const run = await real.run(orderProcessing, orderOf([bicycle, bicycle, bicycle]));
  const { detail } = run.output as { detail: { processedItems: readonly JsonObject[]; summary: JsonObject } };
  const deliveries = detail.processedItems.map(({ delivery }) => delivery);
  assert.equal(deliveries.sort(), ["OutOfStock", "Started", "Started"]);
  assert.is(detail.summary["totalCents"], 49_980);
  assert.is(await stockOf("Red Bicycle"), "0");
});

test("a refused payment is told, and nothing is taken from the stock", async () => {
  for (const [order, reason] of [
    [orderOf([bicycle], { paymentMethod: "shells" }), '"shells" is no method of payment'],
    [orderOf([{ ...bicycle, quantity: 21 }]), "5247.90 is more than aCreditCard is good for, 5000.00."],
    [orderOf([]), "The order has no items"],
  ] as const) {
    const run = await real.run(orderProcessing, order);
    assertSucceeded(run);
    assert.equal(run.path, ["ValidatePayment", "CheckPayment", "PaymentFailed"]);
    const { payment, message } = run.output as JsonObject;
    assert.is(payment, "Refused");
    assert.match(String(message), reason);
    assert.is(real.published("order-updates").at(-1)?.message, message);
  }
  assert.is(await stockOf("Red Bicycle"), "2");
});

test("an order that makes no sense fails with everything that is wrong with it", async () => {
  for (const [order, causes] of [
    [orderOf(undefined), ["detail.items is missing, not a list"]],
    [orderOf([{ ...bell, quantity: -1 }]), ["detail.items[0].quantity is -1, not a whole number above zero"]],
    [
      orderOf([{ ...bell, price: 0.005 }, null], { paymentMethod: 3 }),
      ["paymentMethod is 3", "items[0].price is 0.005", "items[1].productName is missing"],
    ],
    [orderOf([{ ...bell, price: 1e12, quantity: 1e6 }]), ["total is too large to count"]],
    [{}, ["orderId is missing", "detail.items is missing"]],
  ] as const) {
    const run = await real.run(orderProcessing, order);
    for (const cause of causes) assertFailed(run, "InvalidInputError", cause);
  }
});

test("a result over 256 KB fails as on AWS", async () => {
  const many = Array.from({ length: 1_500 }, (_, index) => ({ ...bell, productName: `${"x".repeat(150)}${index}` }));
  assertFailed(await real.run(orderProcessing, orderOf(many)), "States.DataLimitExceeded");
});

test("a catalogue that is busy is asked again after 1 and 2 seconds; the fourth refusal ends the order", async () => {
  const busy = await startBusy(2, real.url);
  const retrying = await startRealHandlers({ AWS_ENDPOINT_URL_DYNAMODB: busy.url });
  try {
    const run = await retrying.run(orderProcessing, orderOf([bicycle]));
    assertSucceeded(run);
    assert.is(run.calls.filter(({ state }) => state === "CheckAvailability").length, 3);
    assert.is(run.elapsedSeconds, 3);
    busy.refuse(4);
    assertFailed(await retrying.run(orderProcessing, orderOf([bicycle])), "TimeOut", "did not answer");
  } finally {
    await retrying.stop();
    busy.server.close();
  }
});

/** A DynamoDB that refuses so many requests, and passes all others on to a real one. */
async function startBusy(times: number, url: string) {
  let refusals = times;
  const server: Server = createServer(async (request, response) => {
    const body = await buffer(request);
    response.setHeader("content-type", "application/x-amz-json-1.0");
    if (refusals-- > 0) {
      response.statusCode = 400;
      return void response.end('{"__type":"com.amazon.coral.availability#ThrottlingException"}');
    }
    const { authorization = "", "x-amz-target": target = "", "x-amz-date": date = "" } = request.headers;
    const headers = { authorization, "x-amz-target": String(target), "x-amz-date": String(date) };
    const type = { "content-type": "application/x-amz-json-1.0" };
    const answer = await fetch(url, { method: "POST", headers: { ...headers, ...type }, body: new Uint8Array(body) });
    response.statusCode = answer.status;
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const refuse = (more: number) => {
    refusals = more;
  };
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, refuse };
}

test.run();
