import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { PreparedItem } from "./prepare-for-delivery";
import { requiredSetting } from "./shared/environment";
import { lineTotalCents } from "./shared/order";

/** What became of one line of an order. */
export interface ProcessedItem {
  readonly productName: string;
  readonly quantity: number;
  readonly totalCents: number;
  readonly delivery: "Started" | "OutOfStock" | "NotSold";
  /** Of a delivery that has started. */
  readonly parcelId?: string;
}

const dynamoDb = new DynamoDBClient({ maxAttempts: 1 });
const tableName = requiredSetting("DELIVERIES_TABLE");

/** Writes down the delivery of what was packed; what was not is passed on with its reason. */
export async function handler(item: PreparedItem): Promise<ProcessedItem> {
  const { productName, quantity, availability, parcelId } = item;
  const line = { productName, quantity, totalCents: lineTotalCents(item) };
  if (parcelId === undefined) return { ...line, delivery: availability === "NotSold" ? "NotSold" : "OutOfStock" };
  await record({ ...line, parcelId });
  return { ...line, delivery: "Started", parcelId };
}

async function record({ parcelId, productName, quantity, totalCents }: Omit<Required<ProcessedItem>, "delivery">) {
  const item = {
    parcelId: { S: parcelId },
    productName: { S: productName },
    quantity: { N: String(quantity) },
    totalCents: { N: String(totalCents) },
  };
  await dynamoDb.send(new PutItemCommand({ TableName: tableName, Item: item }));
}
