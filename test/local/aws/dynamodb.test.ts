import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ResourceNotFoundException,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type StandIns, startStandIns } from "./stand-ins";

const test = suite("DynamoDB");
const TableName = "riders";
let standIns: StandIns;
let dynamoDb: DynamoDBClient;

test.before(async () => {
  standIns = await startStandIns();
  dynamoDb = new DynamoDBClient(standIns.settings);
  await dynamoDb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "Username", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "Username", KeyType: "HASH" }],
    }),
  );
});

test.after(() => standIns.stop());

test("items with nested attributes come back as they were put", async () => {
  const Item = { Username: { S: "ünï" }, thumbnail: { M: { s3key: { S: "a b" } } }, count: { N: "1" } };
  await dynamoDb.send(new PutItemCommand({ TableName, Item }));
  assert.equal((await dynamoDb.send(new GetItemCommand({ TableName, Key: { Username: { S: "ünï" } } }))).Item, Item);
  assert.is((await dynamoDb.send(new ScanCommand({ TableName }))).Count, 1);
});

test("an item is updated and queried", async () => {
  const Key = { Username: { S: "counter" } };
  const add = { UpdateExpression: "ADD seen :one", ExpressionAttributeValues: { ":one": { N: "1" } } };
  await dynamoDb.send(new UpdateItemCommand({ TableName, Key, ...add }));
  await dynamoDb.send(new UpdateItemCommand({ TableName, Key, ...add }));
  const query = { KeyConditionExpression: "Username = :u", ExpressionAttributeValues: { ":u": Key.Username } };
  assert.equal((await dynamoDb.send(new QueryCommand({ TableName, ...query }))).Items, [{ ...Key, seen: { N: "2" } }]);
});

test("a failed condition and a missing table are AWS's exceptions", async () => {
  const Item = { Username: { S: "once" } };
  const put = () =>
    dynamoDb.send(new PutItemCommand({ TableName, Item, ConditionExpression: "attribute_not_exists(Username)" }));
  await put();
  assert.instance(await put().catch((error) => error), ConditionalCheckFailedException);
  const missing = await dynamoDb.send(new ScanCommand({ TableName: "missing" })).catch((error) => error);
  assert.instance(missing, ResourceNotFoundException);
});

test.run();
