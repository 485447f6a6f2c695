import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  CreateCollectionCommand,
  DeleteFacesCommand,
  DescribeCollectionCommand,
  DetectFacesCommand,
  IndexFacesCommand,
  ListFacesCommand,
  RekognitionClient,
  SearchFacesByImageCommand,
} from "@aws-sdk/client-rekognition";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { failureOf, type StandIns, startStandIns } from "../stand-ins";

const test = suite("Rekognition faces");
const CollectionId = "riders";
/** A photo of three people that the package with the face models carries. */
const photo = readFileSync(join(dirname(require.resolve("@vladmandic/face-api/package.json")), "demo/sample3.jpg"));
const Image = { Bytes: photo };
let standIns: StandIns;
let rekognition: RekognitionClient;

test.before(async () => {
  standIns = await startStandIns();
  rekognition = new RekognitionClient(standIns.settings);
  await rekognition.send(new CreateCollectionCommand({ CollectionId }));
});

test.after(() => standIns.stop());

test("faces are described in AWS's shapes, the largest first", async () => {
  const { FaceDetails = [] } = await rekognition.send(new DetectFacesCommand({ Image, Attributes: ["ALL"] }));
  assert.is(FaceDetails.length, 3);
  const areas = FaceDetails.map(({ BoundingBox }) => BoundingBox!.Width! * BoundingBox!.Height!);
  assert.equal(
    areas,
    areas.toSorted((left, right) => right - left),
  );
  for (const { BoundingBox, Confidence, Landmarks, Pose, Quality, Sunglasses } of FaceDetails) {
    for (const share of Object.values(BoundingBox!)) assert.ok(share >= 0 && share <= 1);
    assert.ok(Confidence! > 50 && Confidence! <= 100);
    assert.ok(Landmarks!.every(({ X, Y }) => X! >= 0 && X! <= 1 && Y! >= 0 && Y! <= 1));
    assert.ok(Landmarks!.some(({ Type }) => Type === "nose"));
    for (const angle of Object.values(Pose!)) assert.ok(Math.abs(angle) < 90);
    assert.ok(Quality!.Brightness! > 0 && Quality!.Sharpness! > 0);
    assert.is(Sunglasses?.Value, false);
  }
});

test("without attributes the default ones are given", async () => {
  const { FaceDetails } = await rekognition.send(new DetectFacesCommand({ Image }));
  assert.is(FaceDetails?.[0]?.Sunglasses, undefined);
  assert.equal(
    FaceDetails?.[0]?.Landmarks?.map(({ Type }) => Type),
    ["eyeLeft", "eyeRight", "mouthLeft", "mouthRight", "nose"],
  );
});

test("an indexed face is found again, listed and deleted", async () => {
  const index = new IndexFacesCommand({ CollectionId, Image, ExternalImageId: "anna:1", MaxFaces: 1 });
  const { FaceRecords = [], UnindexedFaces = [] } = await rekognition.send(index);
  assert.is(FaceRecords.length, 1);
  assert.equal(
    UnindexedFaces.map(({ Reasons }) => Reasons),
    Array(2).fill(["EXCEEDS_MAX_FACES"]),
  );
  const { Face } = FaceRecords[0]!;
  assert.is(Face!.ExternalImageId, "anna:1");
  assert.equal((await rekognition.send(new ListFacesCommand({ CollectionId }))).Faces, [Face]);

  const search = new SearchFacesByImageCommand({ CollectionId, Image, FaceMatchThreshold: 70 });
  const { FaceMatches, SearchedFaceBoundingBox } = await rekognition.send(search);
  assert.equal(
    FaceMatches?.map((match) => match.Face),
    [Face],
  );
  assert.ok(FaceMatches![0]!.Similarity! > 99);
  assert.equal(SearchedFaceBoundingBox, Face!.BoundingBox);

  const FaceIds = [Face!.FaceId!, "00000000-0000-0000-0000-000000000000"];
  const deletion = await rekognition.send(new DeleteFacesCommand({ CollectionId, FaceIds }));
  assert.equal(deletion.DeletedFaces, [Face!.FaceId]);
  assert.equal(deletion.UnsuccessfulFaceDeletions, [{ FaceId: FaceIds[1], Reasons: ["FACE_NOT_FOUND"] }]);
  assert.equal((await rekognition.send(search)).FaceMatches, []);
});

test("a photo indexed again gives the faces it gave before, each unlike the others", async () => {
  const index = (ExternalImageId: string) =>
    rekognition.send(new IndexFacesCommand({ CollectionId, Image, ExternalImageId }));
  const [first, again, other] = [await index("group"), await index("group"), await index("other")];
  const ids = (output: typeof first) => output.FaceRecords!.map(({ Face }) => Face!.FaceId);
  assert.equal(ids(again), ids(first));
  assert.is(new Set([...ids(first), ...ids(other)]).size, 6);
  assert.is((await rekognition.send(new DescribeCollectionCommand({ CollectionId }))).FaceCount, 6);
  const search = new SearchFacesByImageCommand({ CollectionId, Image, FaceMatchThreshold: 70 });
  assert.is((await rekognition.send(search)).FaceMatches?.length, 2);
  const page = await rekognition.send(new ListFacesCommand({ CollectionId, MaxResults: 4 }));
  const rest = await rekognition.send(new ListFacesCommand({ CollectionId, NextToken: page.NextToken }));
  assert.equal([page.Faces?.length, rest.Faces?.length, rest.NextToken], [4, 2, undefined]);
});

test("a photo in S3 without a face has nobody to search for", async () => {
  const s3 = new S3Client(standIns.settings);
  const Body = await sharp({ create: { width: 200, height: 200, channels: 3, background: "#7bd" } })
    .jpeg()
    .toBuffer();
  await s3.send(new CreateBucketCommand({ Bucket: "photos" }));
  await s3.send(new PutObjectCommand({ Bucket: "photos", Key: "sky (1).jpg", Body }));
  const sky = { S3Object: { Bucket: "photos", Name: "sky (1).jpg" } };
  assert.equal((await rekognition.send(new DetectFacesCommand({ Image: sky }))).FaceDetails, []);
  const search = rekognition.send(new SearchFacesByImageCommand({ CollectionId, Image: sky }));
  assert.match(await failureOf(search), /^InvalidParameterException: There are no faces in the image/);
});

test("the server answers while a photo is analysed", async () => {
  const fresh = await sharp(photo).resize(700).jpeg().toBuffer();
  const order: string[] = [];
  const detection = rekognition
    .send(new DetectFacesCommand({ Image: { Bytes: fresh } }))
    .then(() => order.push("photo"));
  const description = rekognition.send(new DescribeCollectionCommand({ CollectionId })).then(() => order.push("list"));
  await Promise.all([detection, description]);
  assert.equal(order, ["list", "photo"]);
});

test.run();
