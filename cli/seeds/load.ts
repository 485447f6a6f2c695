import { BatchWriteItemCommand, DynamoDBClient, type WriteRequest } from "@aws-sdk/client-dynamodb";
import type { TargetSettings } from "../target";
import { Failure } from "../verb";
import type { Seed } from "./seed";

/** What one request writes at most. */
const ROWS_PER_REQUEST = 25;

/** How often rows that a busy table did not take are sent again. */
const ATTEMPTS = 5;

/**
 * Writes sample rows into a table; rows with the same keys are replaced.
 *
 * @throws Failure when the table does not take them all, or cannot be written
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 */
export async function load({ rows }: Seed, settings: TargetSettings, table: string): Promise<void> {
  const dynamoDb = new DynamoDBClient(settings);
  for (let start = 0; start < rows.length; start += ROWS_PER_REQUEST) {
    const requests = rows.slice(start, start + ROWS_PER_REQUEST).map((Item) => ({ PutRequest: { Item } }));
    await write(dynamoDb, table, requests);
  }
}

async function write(dynamoDb: DynamoDBClient, table: string, requests: WriteRequest[]): Promise<void> {
  let left = requests;
  for (let attempt = 0; left.length > 0 && attempt < ATTEMPTS; attempt++) {
    const request = new BatchWriteItemCommand({ RequestItems: { [table]: left } });
    const { UnprocessedItems } = await dynamoDb.send(request).catch((error) => explain(table, error));
    left = UnprocessedItems?.[table] ?? [];
  }
  if (left.length > 0)
    throw new Failure(`The table "${table}" is busy and did not take ${left.length} rows; try again.`);
}

function explain(table: string, error: Error): never {
  throw new Failure(`The table "${table}" cannot be written: ${error.name}: ${error.message}`);
}
