import { rmSync } from "node:fs";
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type ObjectCreated, startLocalAws } from "../../../../local/aws";
import { failureOf, settingsOf, temporaryFolder } from "../stand-ins";

const test = suite("events of created objects");

test("every way to write an object is told once, with its plain key; a refused write is not", async () => {
  const folder = temporaryFolder();
  const events: ObjectCreated[] = [];
  const aws = await startLocalAws({ folder, onObjectCreated: (event) => events.push(event) });
  const s3 = new S3Client(settingsOf(aws));
  const Bucket = "photos";
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "a b/ü+.jpg", Body: "abc" }));
  await s3.send(
    new CopyObjectCommand({ Bucket, Key: "copy", CopySource: `photos/${encodeURIComponent("a b/ü+.jpg")}` }),
  );
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: "parts" }));
  const part = { Bucket, Key: "parts", UploadId, PartNumber: 1 };
  const { ETag } = await s3.send(new UploadPartCommand({ ...part, Body: "whole" }));
  const MultipartUpload = { Parts: [{ ETag, PartNumber: 1 }] };
  await s3.send(new CompleteMultipartUploadCommand({ Bucket, Key: "parts", UploadId, MultipartUpload }));
  await failureOf(s3.send(new PutObjectCommand({ Bucket, Key: "copy", Body: "", IfNoneMatch: "*" })));
  await aws.close();
  rmSync(folder, { recursive: true });
  assert.equal(
    events.map(({ detail: { bucket, object, reason } }) => [bucket.name, object.key, object.size, reason]),
    [
      ["photos", "a b/ü+.jpg", 3, "PutObject"],
      ["photos", "copy", 3, "CopyObject"],
      ["photos", "parts", 5, "CompleteMultipartUpload"],
    ],
  );
  assert.is(events[0]?.["detail-type"], "Object Created");
  assert.is(events[0]?.detail.object.etag, "900150983cd24fb0d6963f7d28e17f72");
});

test.run();
