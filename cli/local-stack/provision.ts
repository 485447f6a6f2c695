import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateCollectionCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import type { Bucket, FaceCollection, Table, Topic } from "../../dsl/declare/resource";
import * as declarations from "../../handlers/resources";
import type { ClientSettings } from "./client-settings";

type Declared = Bucket | Table | Topic | FaceCollection;

/** What AWS says when a resource is there already. */
const exists = new Set(["BucketAlreadyOwnedByYou", "ResourceInUseException", "ResourceAlreadyExistsException"]);

/** Makes every declared resource that does not exist yet, as a deployment would. */
export async function provision(settings: ClientSettings): Promise<void> {
  await Promise.all(Object.values(declarations).map((declared) => unlessThere(make(declared, settings))));
}

function make(declared: Declared, settings: ClientSettings): Promise<unknown> {
  const { name } = declared;
  switch (declared.kind) {
    case "bucket":
      return new S3Client(settings).send(new CreateBucketCommand({ Bucket: name }));
    case "table":
      return new DynamoDBClient(settings).send(createTable(declared));
    case "topic":
      return new SNSClient(settings).send(new CreateTopicCommand({ Name: name }));
    case "collection":
      return new RekognitionClient(settings).send(new CreateCollectionCommand({ CollectionId: name }));
  }
}

function createTable({ name, partitionKey, sortKey }: Table): CreateTableCommand {
  const keys = [
    { AttributeName: partitionKey, KeyType: "HASH" as const },
    ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: "RANGE" as const }]),
  ];
  return new CreateTableCommand({
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: keys,
    AttributeDefinitions: keys.map(({ AttributeName }) => ({ AttributeName, AttributeType: "S" as const })),
  });
}

async function unlessThere(made: Promise<unknown>): Promise<void> {
  try {
    await made;
  } catch (error) {
    if (!(error instanceof Error) || !exists.has(error.name)) throw error;
  }
}
