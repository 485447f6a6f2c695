import { CreateTableCommand, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type StandIns, startStandIns } from "../local/aws/stand-ins";
import { outcomeOf, photo, setEnvironment } from "./run";

const test = suite("persist-metadata");
let standIns: StandIns;
let dynamoDb: DynamoDBClient;
let handler: typeof import("../../handlers/persist-metadata").handler;
let restore: () => void;

test.before(async () => {
  standIns = await startStandIns();
  dynamoDb = new DynamoDBClient(standIns.settings);
  restore = setEnvironment({ ...standIns.environment, TABLE_NAME: "riders" });
  await dynamoDb.send(
    new CreateTableCommand({
      TableName: "riders",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "Username", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "Username", KeyType: "HASH" }],
    }),
  );
  ({ handler } = require("../../handlers/persist-metadata"));
});

test.after(() => {
  restore();
  return standIns.stop();
});

/** A processed photo whose object was found under a key. */
const processed = (s3Key: string, foundKey: string) => {
  const thumbnail = { s3bucket: "thumbnails", s3key: `resized-${foundKey}` };
  return { ...photo, s3Key, parallelResult: [{ FaceId: "f-1", Confidence: 99 }, { thumbnail }] as const };
};

const rows = async () => (await dynamoDb.send(new ScanCommand({ TableName: "riders" }))).Items;

test("a row holds rider, face, photo and thumbnail; a later photo replaces it", async () => {
  await handler(processed("old.jpg", "old.jpg"));
  assert.is(await handler(processed("anna.jpg", "anna.jpg")), null);
  const row = {
    Username: { S: "anna" },
    faceId: { S: "f-1" },
    s3bucket: { S: "photos" },
    s3key: { S: "anna.jpg" },
    thumbnail: { M: { s3bucket: { S: "thumbnails" }, s3key: { S: "resized-anna.jpg" } } },
  };
  assert.equal(await rows(), [row]);
});

test("the key is the one under which the photo was found", async () => {
  const keyFor = async (given: string, found: string) => {
    await handler(processed(given, found));
    return (await rows())?.[0]?.["s3key"]?.S;
  };
  assert.is(await keyFor("my+photo.jpg", "my photo.jpg"), "my photo.jpg");
  assert.is(await keyFor("a+b.jpg", "a+b.jpg"), "a+b.jpg");
});

test("an event without the results of both branches is refused", async () => {
  for (const parallelResult of [undefined, [], [{ FaceId: "f" }], [{ FaceId: 1 }, { thumbnail: {} }], "text"]) {
    const event = { ...photo, parallelResult } as unknown as Parameters<typeof handler>[0];
    assert.match(await outcomeOf(handler(event)), /^InvalidInputError: Expected parallelResult to be/);
  }
});

test.run();
