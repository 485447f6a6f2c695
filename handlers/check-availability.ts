import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { positiveInteger, requiredSetting } from "./shared/environment";
import { NamedError } from "./shared/named-error";
import { checkOrderItem, type OrderItem } from "./shared/order";

/** A line of an order, and whether the catalogue has enough of it. */
export interface CheckedItem extends OrderItem {
  readonly availability: "InStock" | "OutOfStock" | "NotSold";
}

const dynamoDb = new DynamoDBClient({ maxAttempts: 1 });
const tableName = requiredSetting("CATALOGUE_TABLE");
const timeoutMs = positiveInteger("CATALOGUE_TIMEOUT_MS", 2_000);

/** Failures after which the same question may well be answered. */
const passing = new Set([
  "AbortError",
  "InternalServerError",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
  "TimeoutError",
]);

/**
 * Looks up in the catalogue whether there is enough of a product.
 *
 * @throws TimeOut when the catalogue does not answer in time; worth trying again
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
 */
export async function handler(item: OrderItem): Promise<CheckedItem> {
  checkOrderItem(item);
  const stock = await stockOf(item.productName);
  if (stock === undefined) return { ...item, availability: "NotSold" };
  return { ...item, availability: stock < item.quantity ? "OutOfStock" : "InStock" };
}

async function stockOf(productName: string): Promise<number | undefined> {
  const lookUp = new GetItemCommand({
    TableName: tableName,
    Key: { productName: { S: productName } },
    ConsistentRead: true,
  });
  try {
    const { Item } = await dynamoDb.send(lookUp, { abortSignal: AbortSignal.timeout(timeoutMs) });
    return Item && Number(Item["stock"]?.N ?? 0);
  } catch (error) {
    if (!(error instanceof Error) || !passing.has(error.name)) throw error;
    throw new NamedError("TimeOut", `The catalogue did not answer within ${timeoutMs} ms: ${error.name}.`, {
      cause: error,
    });
  }
}
