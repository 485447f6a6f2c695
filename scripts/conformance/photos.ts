import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import sharp, { type Sharp } from "sharp";
import { handler } from "../../handlers/detect-faces";
import { startLocalAws } from "../../local/aws";

/** What detect-faces must say of a photo, by words of its file name. */
const expected: readonly (readonly [RegExp, string])[] = [
  [/happy/, "accepted"],
  [/sunglass/, "Face is wearing sunglasses"],
  [/multiple/, "Detected 3 faces in the photo."],
  [/no_face/, "Detected 0 faces in the photo."],
];

/** Changes of a photo that must not change what is said of it. */
const variants: Readonly<Record<string, (photo: Sharp, widthPixels: number) => Sharp>> = {
  "as it is": (photo) => photo,
  flipped: (photo) => photo.flop(),
  "half size": (photo, width) => photo.resize({ width: Math.round(width / 2) }),
  "quality 40": (photo) => photo.jpeg({ quality: 40 }),
};

const bucket = "photos";

/**
 * `npm run conformance -- photos PATH`: runs detect-faces on each photo of a folder, and on variants of it, against the
 * local stand-ins, and prints the outcomes.
 */
export async function run(path: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "aslant-photos-"));
  const aws = await startLocalAws({ folder });
  Object.assign(process.env, aws.environment);
  try {
    await new S3Client({}).send(new CreateBucketCommand({ Bucket: bucket }));
    const names = readdirSync(path).filter((name) => /\.(jpe?g|png)$/i.test(name));
    let holds = names.length > 0;
    for (const name of names) holds = (await judge(path, name)) && holds;
    return holds;
  } finally {
    await aws.close();
    rmSync(folder, { recursive: true });
  }
}

async function judge(path: string, name: string): Promise<boolean> {
  const bytes = readFileSync(join(path, name));
  const wanted = expected.find(([pattern]) => pattern.test(name))?.[1];
  let holds = true;
  for (const [variant, change] of Object.entries(variants)) {
    const outcome = await detect(name, await vary(bytes, change));
    const agrees = wanted === undefined || outcome === wanted;
    holds &&= agrees;
    console.log(`${name.padEnd(24)} ${variant.padEnd(12)} ${outcome}${agrees ? "" : `  (expected: ${wanted})`}`);
  }
  return holds;
}

async function vary(bytes: Buffer, change: (photo: Sharp, widthPixels: number) => Sharp): Promise<Buffer> {
  if (change === variants["as it is"]) return bytes;
  const upright = await sharp(bytes).rotate().toBuffer({ resolveWithObject: true });
  return change(sharp(upright.data), upright.info.width).toBuffer();
}

async function detect(name: string, photo: Buffer): Promise<string> {
  await new S3Client({}).send(new PutObjectCommand({ Bucket: bucket, Key: name, Body: photo }));
  try {
    await handler({ userId: "anybody", s3Bucket: bucket, s3Key: name });
    return "accepted";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
