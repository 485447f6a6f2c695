import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import sharp, { type Metadata } from "sharp";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type StandIns, startStandIns } from "../local/aws/stand-ins";
import { outcomeOf, photo, setEnvironment } from "./run";

const test = suite("create-thumbnail");
let standIns: StandIns;
let s3: S3Client;
let handler: typeof import("../../handlers/create-thumbnail").handler;
let restore: () => void;

test.before(async () => {
  standIns = await startStandIns();
  s3 = new S3Client(standIns.settings);
  restore = setEnvironment({
    ...standIns.environment,
    THUMBNAIL_BUCKET: "thumbnails",
    MAX_WIDTH: "",
    MAX_HEIGHT: "200",
  });
  for (const Bucket of ["photos", "thumbnails"]) await s3.send(new CreateBucketCommand({ Bucket }));
  ({ handler } = require("../../handlers/create-thumbnail"));
});

test.after(() => {
  restore();
  return standIns.stop();
});

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#864" } });

/** The thumbnail of a photo under a key, as it lies in the bucket. */
async function thumbnailOf(bytes: Buffer, Key = "anna.jpg", s3Key = Key): Promise<Metadata & { contentType?: string }> {
  await s3.send(new PutObjectCommand({ Bucket: "photos", Key, Body: bytes }));
  const { thumbnail } = await handler({ ...photo, s3Key });
  assert.equal(thumbnail, { s3bucket: "thumbnails", s3key: `resized-${Key}` });
  const small = await s3.send(new GetObjectCommand({ Bucket: "thumbnails", Key: thumbnail.s3key }));
  const metadata = await sharp(await small.Body!.transformToByteArray()).metadata();
  return { ...metadata, ...(small.ContentType && { contentType: small.ContentType }) };
}

test("a large photo fits the bounds in its own shape", async () => {
  const wide = await thumbnailOf(await picture(1000, 500).jpeg().toBuffer());
  assert.equal([wide.width, wide.height], [250, 125]);
  const tall = await thumbnailOf(await picture(500, 1000).jpeg().toBuffer());
  assert.equal([tall.width, tall.height], [100, 200]);
});

test("a small photo is not enlarged", async () => {
  const { width, height } = await thumbnailOf(await picture(40, 30).jpeg().toBuffer());
  assert.equal([width, height], [40, 30]);
});

for (const format of ["jpeg", "png", "webp", "gif", "tiff"] as const) {
  test(`a ${format} stays one, with its content type`, async () => {
    const { format: made, contentType } = await thumbnailOf(await picture(300, 300).toFormat(format).toBuffer());
    assert.equal([made, contentType], [format, `image/${format}`]);
  });
}

test("the orientation is applied, and metadata removed", async () => {
  const exif = { IFD0: { Copyright: "somebody" }, IFD3: { GPSLatitude: "48/1 0/1 0/1" } };
  const side = await picture(600, 300).jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer();
  const { width, height, exif: left, orientation, icc } = await thumbnailOf(side);
  assert.equal([width, height], [100, 200]);
  assert.equal([left, orientation, icc], [undefined, undefined, undefined]);
});

test("a key is found encoded and plain, and the thumbnail named after the object", async () => {
  const bytes = await picture(10, 10).png().toBuffer();
  await thumbnailOf(bytes, "my photo (1)+.png", "my+photo+%281%29%2B.png");
  await thumbnailOf(bytes, "plus+plain%20.png");
});

test("what is no image, or a bomb, is refused with the reason", async () => {
  const bomb = await sharp({ create: { width: 20_000, height: 6_000, channels: 3, background: "#000" } })
    .png()
    .toBuffer();
  const jpeg = await picture(300, 300).jpeg().toBuffer();
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
  for (const bytes of [Buffer.from("only text"), Buffer.alloc(0), svg, jpeg.subarray(0, 500), bomb]) {
    await s3.send(new PutObjectCommand({ Bucket: "photos", Key: "bad.jpg", Body: bytes }));
    assert.match(
      await outcomeOf(handler({ ...photo, s3Key: "bad.jpg" })),
      /^UnsupportedImageError: The photo cannot be made smaller: /,
    );
  }
});

test("a missing photo is S3's error", async () => {
  assert.match(await outcomeOf(handler({ ...photo, s3Key: "missing.jpg" })), /^NoSuchKey/);
});

test.run();
