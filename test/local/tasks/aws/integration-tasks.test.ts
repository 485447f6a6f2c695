import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../../asl/json";
import { integrationTasks } from "../../../../local/tasks";
import { runDefinition, single } from "../../interpreter/run-definition";

const integrations = suite("AWS integrations");

interface Seen {
  readonly target: string | undefined;
  readonly body: Json;
}

let server: Server;
let seen: Seen[] = [];
let answer: { status: number; body: object } = { status: 200, body: {} };

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

integrations.before(async () => {
  server = createServer(async (request, response) => {
    const body = JSON.parse((await textOf(request)) || "{}") as Json;
    seen.push({ target: request.headers["x-amz-target"] as string | undefined, body });
    response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.0", "x-amzn-requestid": "id-1" });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

integrations.after(() => {
  server.closeAllConnections();
  server.close();
});

async function call(resource: string, parameters: object, respond = answer) {
  seen = [];
  answer = respond;
  const { port } = server.address() as AddressInfo;
  const tasks = integrationTasks({
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    maxAttempts: 1,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const state = { Type: "Task", Resource: `arn:aws:states:::${resource}`, Parameters: parameters, End: true };
  return (await runDefinition(single(state), {}, { tasks })).result;
}

integrations("parameters get the service's own names, and its answer gets capitals", async () => {
  const result = await call(
    "aws-sdk:sfn:listExecutions",
    { StateMachineArn: "arn:m", MaxResults: 3 },
    { status: 200, body: { executions: [{ executionArn: "arn:e", startDate: 0 }] } },
  );
  assert.equal(seen, [
    { target: "AWSStepFunctions.ListExecutions", body: { stateMachineArn: "arn:m", maxResults: 3 } },
  ]);
  assert.equal(result, {
    status: "SUCCEEDED",
    output: { Executions: [{ ExecutionArn: "arn:e", StartDate: "1970-01-01T00:00:00.000Z" }] },
  });
});

integrations("an error that the SDK has no class for is named after the service", async () => {
  const respond = { status: 400, body: { __type: "com.amazon.coral.validate#ValidationException", message: "Bad" } };
  const errorOf = async (resource: string) =>
    ((await call(resource, { TableName: "t", Item: {} }, respond)) as { error?: string }).error;
  assert.is(await errorOf("dynamodb:putItem"), "DynamoDB.AmazonDynamoDBException");
  assert.is(await errorOf("aws-sdk:dynamodb:putItem"), "DynamoDb.DynamoDbException");
});

integrations("keys of maps are data and stay as they are, at any depth", async () => {
  const Item = { listName: { S: "a" }, topics: { L: [{ M: { topic: { S: "x" } } }] } };
  const read = await call("aws-sdk:dynamodb:getItem", { TableName: "t", Key: {} }, { status: 200, body: { Item } });
  assert.equal(read, { status: "SUCCEEDED", output: { Item } });
  await call("dynamodb:putItem", { TableName: "t", Item });
  assert.equal(seen[0]?.body, { TableName: "t", Item });
});

integrations("an error of the service is named as AWS's integrations name it", async () => {
  const respond = { status: 400, body: { __type: "com.amazonaws#ResourceNotFoundException", message: "Not found" } };
  assert.equal(await call("aws-sdk:dynamodb:putItem", { TableName: "t", Item: {} }, respond), {
    status: "FAILED",
    error: "DynamoDb.ResourceNotFoundException",
    cause: "Not found (Service: DynamoDb, Status Code: 400, Request ID: id-1)",
  });
  const optimised = (await call("dynamodb:putItem", { TableName: "t", Item: {} }, respond)) as {
    error?: string;
    cause?: string;
  };
  assert.is(optimised.error, "DynamoDB.ResourceNotFoundException");
  assert.match(
    optimised.cause ?? "",
    /^Not found \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException/,
  );
});

integrations("documents become texts where the service takes texts", async () => {
  await call(
    "sqs:sendMessage",
    { QueueUrl: "http://127.0.0.1/q", MessageBody: { a: 1 } },
    { status: 200, body: { MessageId: "m" } },
  );
  const [{ body } = { body: {} }] = seen;
  assert.is((body as Record<string, Json>)["MessageBody"], '{"a":1}');
});

integrations("entries that EventBridge refuses fail the task", async () => {
  const body = { FailedEntryCount: 1, Entries: [{ ErrorCode: "MalformedDetail" }] };
  const result = await call("events:putEvents", { Entries: [{ Detail: { a: 1 } }] }, { status: 200, body });
  assert.equal(result, {
    status: "FAILED",
    error: "EventBridge.FailedEntry",
    cause: '{"Entries":[{"ErrorCode":"MalformedDetail"}],"FailedEntryCount":1}',
  });
});

integrations("what can't be performed says why", async () => {
  const cause = async (resource: string) => ((await call(resource, {})) as { cause?: string }).cause ?? "";
  assert.match(
    await cause("aws-sdk:dynamodb:flyItem"),
    /The state 'S' \(arn.*flyItem\) can't be performed here. .*dynamodb has no action flyItem/,
  );
  assert.match(await cause("aws-sdk:nosuchservice:do"), /npm install --save-dev @aws-sdk\/client-nosuchservice/);
  assert.match(await cause("sqs:sendMessage.sync"), /waits for a job of sqs:sendMessage.*Mock the state/);
});

integrations.run();
