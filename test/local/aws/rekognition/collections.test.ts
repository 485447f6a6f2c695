import {
  CreateCollectionCommand,
  DeleteCollectionCommand,
  DeleteFacesCommand,
  DescribeCollectionCommand,
  DetectFacesCommand,
  type Image,
  IndexFacesCommand,
  ListCollectionsCommand,
  ListFacesCommand,
  RekognitionClient,
  SearchFacesByImageCommand,
} from "@aws-sdk/client-rekognition";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { failureOf, type StandIns, startStandIns } from "../stand-ins";

const test = suite("Rekognition requests");
let standIns: StandIns;
let rekognition: RekognitionClient;

test.before(async () => {
  standIns = await startStandIns();
  rekognition = new RekognitionClient(standIns.settings);
  const s3 = new S3Client(standIns.settings);
  await s3.send(new CreateBucketCommand({ Bucket: "photos" }));
  await s3.send(new PutObjectCommand({ Bucket: "photos", Key: "huge", Body: Buffer.alloc(15 * 1024 * 1024 + 1) }));
  await s3.send(new PutObjectCommand({ Bucket: "photos", Key: "text.jpg", Body: "only text" }));
});

test.after(() => standIns.stop());

const detect = (image: Image) => failureOf(rekognition.send(new DetectFacesCommand({ Image: image })));
const inS3 = (Name: string, Bucket = "photos"): Image => ({ S3Object: { Bucket, Name } });

test("collections are made, described, listed in pages and deleted", async () => {
  for (const CollectionId of ["b", "a", ".."]) {
    const { CollectionArn, StatusCode } = await rekognition.send(new CreateCollectionCommand({ CollectionId }));
    assert.is(CollectionArn, `arn:aws:rekognition:us-east-1:000000000000:collection/${CollectionId}`);
    assert.is(StatusCode, 200);
  }
  const first = await rekognition.send(new ListCollectionsCommand({ MaxResults: 2 }));
  const second = await rekognition.send(new ListCollectionsCommand({ MaxResults: 2, NextToken: first.NextToken }));
  assert.equal([first.CollectionIds, second.CollectionIds, second.NextToken], [["..", "a"], ["b"], undefined]);
  const described = await rekognition.send(new DescribeCollectionCommand({ CollectionId: "a" }));
  assert.is(described.FaceCount, 0);
  assert.instance(described.CreationTimestamp, Date);
  for (const CollectionId of ["..", "b"]) await rekognition.send(new DeleteCollectionCommand({ CollectionId }));
  assert.equal((await rekognition.send(new ListCollectionsCommand({}))).CollectionIds, ["a"]);
});

test("a collection that is there already, or not there, is AWS's exception", async () => {
  const create = () => rekognition.send(new CreateCollectionCommand({ CollectionId: "twice" }));
  await create();
  assert.match(await failureOf(create()), /^ResourceAlreadyExistsException: .*twice already exists/);
  const missing = { CollectionId: "missing" };
  const image = { ...missing, Image: inS3("text.jpg") };
  const calls = [
    rekognition.send(new DescribeCollectionCommand(missing)),
    rekognition.send(new DeleteCollectionCommand(missing)),
    rekognition.send(new ListFacesCommand(missing)),
    rekognition.send(new IndexFacesCommand(image)),
    rekognition.send(new SearchFacesByImageCommand(image)),
  ];
  for (const call of calls) assert.match(await failureOf(call), /^ResourceNotFoundException/);
});

test("photos that cannot be used are AWS's exceptions", async () => {
  assert.match(await detect(inS3("text.jpg")), /^InvalidImageFormatException/);
  assert.match(await detect(inS3("huge")), /^ImageTooLargeException/);
  assert.match(await detect(inS3("missing")), /^InvalidS3ObjectException/);
  assert.match(await detect(inS3("text.jpg", "missing")), /^InvalidS3ObjectException/);
  assert.match(await detect({ Bytes: Buffer.alloc(5 * 1024 * 1024 + 1) }), /^ImageTooLargeException/);
  assert.match(await detect({}), /^InvalidParameterException/);
});

test("parameters outside their limits are refused with the value", async () => {
  await rekognition.send(new CreateCollectionCommand({ CollectionId: "limits" }));
  const on = { CollectionId: "limits", Image: inS3("text.jpg") };
  const refusal = async (call: Promise<unknown>) => {
    assert.match(await failureOf(call), /^InvalidParameterException: .*validation error/);
  };
  await refusal(rekognition.send(new CreateCollectionCommand({ CollectionId: "with space" })));
  await refusal(rekognition.send(new IndexFacesCommand({ ...on, ExternalImageId: "anna@example.com" })));
  await refusal(rekognition.send(new IndexFacesCommand({ ...on, MaxFaces: 0 })));
  await refusal(rekognition.send(new SearchFacesByImageCommand({ ...on, FaceMatchThreshold: 101 })));
  await refusal(rekognition.send(new DeleteFacesCommand({ CollectionId: "limits", FaceIds: ["../x"] })));
});

test("an operation that is not there says which are", async () => {
  const headers = { "x-amz-target": "RekognitionService.DetectText" };
  const response = await fetch(standIns.url, { method: "POST", headers, body: "{}" });
  assert.is(response.status, 400);
  assert.match(await response.text(), /UnknownOperationException.*DetectFaces/);
});

test.run();
