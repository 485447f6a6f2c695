import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AwsError } from "../../../../local/aws/aws-error";
import { decodeImage } from "../../../../local/aws/rekognition/decode-image";

const test = suite("decoding of photos");

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#864" } });

async function codeOf(bytes: Uint8Array): Promise<string> {
  const error = await decodeImage(bytes).then(
    () => undefined,
    (refusal: AwsError) => refusal,
  );
  return error ? `${error.code}: ${error.message}` : "decoded";
}

/** A PNG whose header promises more pixels than there are. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const content = chunk("IDAT", deflateSync(Buffer.alloc(1000)));
  return Buffer.concat([signature, chunk("IHDR", header), content, chunk("IEND", Buffer.alloc(0))]);
}

test("a photo becomes at most 800 pixels long, three bytes a pixel", async () => {
  const { data, width, height, photo } = await decodeImage(await plain(1600, 400).jpeg().toBuffer());
  assert.equal({ width, height, photo }, { width: 800, height: 200, photo: { width: 1600, height: 400 } });
  assert.is(data.length, 800 * 200 * 3);
});

test("a small photo is not enlarged", async () => {
  const { width, height } = await decodeImage(await plain(30, 20).png().toBuffer());
  assert.equal([width, height], [30, 20]);
});

test("a photo taken on its side is turned upright", async () => {
  const side = await plain(40, 20).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const { width, height, photo } = await decodeImage(side);
  assert.equal({ width, height, photo }, { width: 20, height: 40, photo: { width: 20, height: 40 } });
});

test("transparency and single channels become three", async () => {
  const clear = await sharp({ create: { width: 9, height: 9, channels: 4, background: "#0000" } })
    .png()
    .toBuffer();
  const grey = await plain(9, 9).grayscale().png().toBuffer();
  for (const bytes of [clear, grey]) assert.is((await decodeImage(bytes)).data.length, 9 * 9 * 3);
});

test("a picture of 30,000 x 30,000 is refused by its header", async () => {
  assert.match(await codeOf(pngOf(30_000, 30_000)), /^ImageTooLargeException: .*30000 x 30000 pixels/);
});

test("what is no JPEG or PNG, or only the beginning of one, is refused", async () => {
  const jpeg = await plain(300, 300).jpeg().toBuffer();
  const others = [
    Buffer.from("not an image"),
    Buffer.alloc(0),
    await plain(9, 9).webp().toBuffer(),
    Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
    jpeg.subarray(0, jpeg.length / 2),
    pngOf(300, 300),
  ];
  for (const bytes of others) assert.match(await codeOf(bytes), /^InvalidImageFormatException/);
});

test.run();
