import { Readable } from "node:stream";
import type { GetObjectCommandInput, S3Client } from "@aws-sdk/client-s3";
import type { Json, JsonObject } from "../../../asl/json";
import type { ObjectBody, ObjectStore, SeekableObject } from "../../interpreter/object-store";

/** The SDK takes a while to load, and most runs need none of it. */
const sdk = () => import("@aws-sdk/client-s3");

/**
 * The objects of S3, for distributed Maps that read or write them.
 *
 * @example machine.start({ input, tasks, objects: s3Objects(new S3Client({})) });
 */
export function s3Objects(client: S3Client): ObjectStore {
  return {
    async read(parameters) {
      const { GetObjectCommand } = await sdk();
      const { Body } = await client.send(new GetObjectCommand(parameters as unknown as GetObjectCommandInput));
      return (Body ?? "") as ObjectBody;
    },
    open: (parameters) => openObject(client, parameters as unknown as GetObjectCommandInput),
    list: (parameters) => listAll(client, parameters),
    async write(Bucket, Key, body) {
      const { PutObjectCommand } = await sdk();
      const content =
        typeof body === "string"
          ? { Body: body }
          : { Body: Readable.from(body.pieces(), { objectMode: false }), ContentLength: body.byteLength };
      await client.send(new PutObjectCommand({ Bucket, Key, ...content, ContentType: "application/json" }));
    },
  };
}

/** All parts are of one version: should another be written meanwhile, reading fails. */
async function openObject(client: S3Client, parameters: GetObjectCommandInput): Promise<SeekableObject> {
  const { GetObjectCommand, HeadObjectCommand } = await sdk();
  const { ContentLength = 0, ETag } = await client.send(new HeadObjectCommand(parameters));
  return {
    byteLength: ContentLength,
    async slice(start, end) {
      if (end <= start) return new Uint8Array();
      const part = { ...parameters, IfMatch: ETag, Range: `bytes=${start}-${end - 1}` };
      const { Body } = await client.send(new GetObjectCommand(part));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },
  };
}

async function* listAll(client: S3Client, parameters: JsonObject): AsyncGenerator<Json> {
  const { Bucket, Prefix } = parameters as { Bucket: string; Prefix?: string };
  const { ListObjectsV2Command } = await sdk();
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
    for (const { ETag = "", Key = "", LastModified, Size = 0, StorageClass = "STANDARD" } of page.Contents ?? []) {
      yield { Etag: ETag, Key, LastModified: Math.floor((LastModified?.getTime() ?? 0) / 1_000), Size, StorageClass };
    }
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
}
