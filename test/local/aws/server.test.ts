import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { CreateCollectionCommand, ListCollectionsCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startLocalAws } from "../../../local/aws";
import { failureOf, type StandIns, settingsOf, startStandIns, temporaryFolder } from "./stand-ins";

const test = suite("local AWS");

/** Runs a test with stand-ins of its own, which end whatever happens. */
function withStandIns(run: (standIns: StandIns) => Promise<void>): () => Promise<void> {
  return async () => {
    const standIns = await startStandIns();
    try {
      await run(standIns);
    } finally {
      await standIns.stop();
    }
  };
}

/** The status of a request with headers that `fetch` would not send. */
function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers }, (response) => resolve(response.resume().statusCode));
    sent.on("error", reject).end();
  });
}

test(
  "its environment names the address for every service, and no real keys",
  withStandIns(async ({ url, environment }) => {
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    for (const name of ["", "_S3", "_DYNAMODB", "_REKOGNITION", "_SNS"]) {
      assert.is(environment[`AWS_ENDPOINT_URL${name}`], url);
    }
    assert.is(environment["AWS_ACCESS_KEY_ID"], "local");
  }),
);

test("state of every service survives a restart, also in the same process", async () => {
  const folder = temporaryFolder();
  const first = await startLocalAws({ folder });
  const settings = settingsOf(first);
  const key = { AttributeName: "id", AttributeType: "S" } as const;
  const schema = { AttributeDefinitions: [key], KeySchema: [{ AttributeName: "id", KeyType: "HASH" as const }] };
  await new S3Client(settings).send(new CreateBucketCommand({ Bucket: "kept" }));
  await new S3Client(settings).send(
    new PutObjectCommand({ Bucket: "kept", Key: "k", Body: "v", ContentType: "text/x" }),
  );
  const table = { TableName: "rows", BillingMode: "PAY_PER_REQUEST" as const, ...schema };
  await new DynamoDBClient(settings).send(new CreateTableCommand(table));
  await new DynamoDBClient(settings).send(new PutItemCommand({ TableName: "rows", Item: { id: { S: "1" } } }));
  await new RekognitionClient(settings).send(new CreateCollectionCommand({ CollectionId: "faces" }));
  await new SNSClient(settings).send(new CreateTopicCommand({ Name: "news" }));
  await first.close();

  const second = await startLocalAws({ folder });
  const again = settingsOf(second);
  const { Body, ContentType } = await new S3Client(again).send(new GetObjectCommand({ Bucket: "kept", Key: "k" }));
  assert.equal([await Body!.transformToString(), ContentType], ["v", "text/x"]);
  const { Items } = await new DynamoDBClient(again).send(new ScanCommand({ TableName: "rows" }));
  assert.equal(Items, [{ id: { S: "1" } }]);
  const { CollectionIds } = await new RekognitionClient(again).send(new ListCollectionsCommand({}));
  assert.equal(CollectionIds, ["faces"]);
  assert.is((await new SNSClient(again).send(new ListTopicsCommand({}))).Topics?.length, 1);
  await second.close();
  rmSync(folder, { recursive: true });
});

test("a port in use, or none at all, is said plainly and leaves the folder free", async () => {
  const folder = temporaryFolder();
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const message = `LocalAwsError: Port ${port} of 127.0.0.1 cannot be used: another program listens there. Choose another port.`;
  assert.is(await failureOf(startLocalAws({ folder, port })), message);
  assert.match(await failureOf(startLocalAws({ folder, port: 99999 })), "whole numbers from 0 to 65535");
  other.close();
  await (await startLocalAws({ folder })).close();
  rmSync(folder, { recursive: true });
});

test(
  "a folder in use is said plainly",
  withStandIns(async ({ folder }) => {
    assert.match(await failureOf(startLocalAws({ folder })), "is in use by another aslant process");
  }),
);

test("a file in the folder's place is said plainly", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "file"), "");
  assert.match(await failureOf(startLocalAws({ folder: join(folder, "file") })), "a file of that name is in the way");
  assert.match(await failureOf(startLocalAws({ folder: join(folder, "file/x") })), "a part of the path is a file");
  rmSync(folder, { recursive: true });
});

test(
  "requests from web pages of other origins are refused",
  withStandIns(async ({ url }) => {
    const { host } = new URL(url);
    const statuses = await Promise.all([
      statusOf(url, { host }),
      statusOf(url, { host: "attacker.example" }),
      statusOf(url, { host, origin: "https://attacker.example" }),
      statusOf(url, { host, origin: "null" }),
      statusOf(url, { host, "sec-fetch-site": "cross-site" }),
      statusOf(url, { host, origin: url }),
    ]);
    assert.equal(statuses, [200, 403, 403, 403, 403, 200]);
  }),
);

test(
  "a service that is not there says which are",
  withStandIns(async ({ settings }) => {
    const failure = await failureOf(new SQSClient(settings).send(new ListQueuesCommand({})));
    assert.match(
      failure,
      'The service "sqs" is not available locally; there are s3, dynamodb, rekognition, sns, states.',
    );
  }),
);

test(
  "a client that goes away in the middle of a body harms nobody",
  withStandIns(async ({ url, settings }) => {
    const s3 = new S3Client(settings);
    await s3.send(new CreateBucketCommand({ Bucket: "bucket" }));
    const target = { "x-amz-target": "DynamoDB_20120810.ListTables", "content-type": "application/x-amz-json-1.0" };
    for (const [path, headers] of [
      ["/bucket/half", {}],
      ["/", target],
    ] as const) {
      const half = request(`${url}${path}`, {
        method: path === "/" ? "POST" : "PUT",
        headers: { ...headers, "content-length": 100 },
      });
      half.on("error", () => {});
      half.write("half of it", () => half.destroy());
      await new Promise((resolve) => half.once("close", resolve));
    }
    assert.is((await s3.send(new ListObjectsV2Command({ Bucket: "bucket" }))).KeyCount, 0);
  }),
);

test.run();
