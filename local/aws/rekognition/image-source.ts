import { AwsError } from "../aws-error";
import type { JsonInput } from "../json-service";
import { invalidParameter } from "./input";

/** Reads an object, or nothing when it is longer than `maxBytes`; throws where S3 would. */
export type ReadObject = (bucket: string, key: string, maxBytes: number) => Promise<Buffer | undefined>;

const maxInlineBytes = 5 * 1024 * 1024;
const maxObjectBytes = 15 * 1024 * 1024;

/**
 * The bytes of a request's `Image`, sent along or lying in S3.
 *
 * @throws AwsError ImageTooLargeException over 5 MB sent or 15 MB in S3, InvalidS3ObjectException, InvalidParameterException
 * @see https://docs.aws.amazon.com/rekognition/latest/APIReference/API_Image.html
 */
export async function readImage({ Image }: JsonInput, readObject: ReadObject): Promise<Buffer> {
  const { Bytes, S3Object } = asRecord(Image);
  if ((Bytes === undefined) === (S3Object === undefined))
    throw invalidParameter("Image needs either Bytes or S3Object.");
  if (Bytes === undefined) return readS3Object(asRecord(S3Object), readObject);
  if (typeof Bytes !== "string") throw invalidParameter("Image.Bytes must be base64 text.");
  const bytes = Buffer.from(Bytes, "base64");
  if (bytes.length > maxInlineBytes) throw tooLarge(maxInlineBytes);
  return bytes;
}

async function readS3Object({ Bucket, Name }: JsonInput, readObject: ReadObject): Promise<Buffer> {
  if (typeof Bucket !== "string" || typeof Name !== "string") throw invalidParameter("S3Object needs Bucket and Name.");
  const bytes = await readObject(Bucket, Name, maxObjectBytes).catch((error) => {
    throw error instanceof AwsError ? unableToGet() : error;
  });
  if (!bytes) throw tooLarge(maxObjectBytes);
  return bytes;
}

function unableToGet(): AwsError {
  const advice = "Check object key, region and/or access permissions.";
  return new AwsError("InvalidS3ObjectException", `Unable to get object metadata from S3. ${advice}`);
}

function tooLarge(maxBytes: number): AwsError {
  const limit = `${maxBytes / 1024 / 1024} MB are allowed`;
  return new AwsError("ImageTooLargeException", `Image size is too large: ${limit}.`);
}

function asRecord(value: unknown): JsonInput {
  return typeof value === "object" && value !== null ? (value as JsonInput) : {};
}
