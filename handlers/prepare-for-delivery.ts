import { createHash } from "node:crypto";
import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { CheckedItem } from "./check-availability";
import { requiredSetting } from "./shared/environment";

/** A line of an order, with the parcel that holds it where there was enough. */
export interface PreparedItem extends CheckedItem {
  readonly parcelId?: string;
}

const dynamoDb = new DynamoDBClient({ maxAttempts: 1 });
const tableName = requiredSetting("CATALOGUE_TABLE");

/** Takes what is in stock out of the catalogue and packs it. What another order took meanwhile is out of stock. */
export async function handler(item: CheckedItem): Promise<PreparedItem> {
  if (item.availability !== "InStock") return item;
  const reservation = await reserve(item);
  if (reservation === undefined) return { ...item, availability: "OutOfStock" };
  return { ...item, parcelId: parcelIdOf(item, reservation) };
}

/** Takes the pieces in one step with the check that they are there; gives how many times the product was reserved so far. */
async function reserve({ productName, quantity }: CheckedItem): Promise<string | undefined> {
  const take = new UpdateItemCommand({
    TableName: tableName,
    Key: { productName: { S: productName } },
    UpdateExpression: "SET stock = stock - :quantity ADD reservations :one",
    ConditionExpression: "stock >= :quantity",
    ExpressionAttributeValues: { ":quantity": { N: String(quantity) }, ":one": { N: "1" } },
    ReturnValues: "UPDATED_NEW",
  });
  try {
    const { Attributes } = await dynamoDb.send(take);
    return Attributes?.["reservations"]?.N;
  } catch (error) {
    if (error instanceof Error && error.name === "ConditionalCheckFailedException") return undefined;
    throw error;
  }
}

/** The same reservation of the same product always gets the same id. */
function parcelIdOf({ productName }: CheckedItem, reservation: string): string {
  return createHash("sha256").update(`${productName}\n${reservation}`).digest("hex").slice(0, 16);
}
