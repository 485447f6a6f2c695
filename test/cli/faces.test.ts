import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { IndexFacesCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startLocalStack } from "../../cli/local-stack";
import { run } from "../../cli/main";
import { makeSamples } from "../../cli/photos/samples";
import { toExternalImageId } from "../../handlers/shared/external-image-id";
import { setEnvironment } from "../handlers/run";
import { temporaryFolder } from "../local/aws/stand-ins";
import { testIo } from "./test-io";

const test = suite<{ folder: string }>("faces");

/** Two riders, one of them with an id that Rekognition's alphabet does not have. */
const riders = { ada: "ada@example.com", bea: "bea" };

test.before(async (context) => {
  context.folder = temporaryFolder();
  const samples = await makeSamples(join(context.folder, "samples"));
  const { settings, close } = await startLocalStack(context);
  for (const [sample, userId] of Object.entries(riders)) {
    const object = { Bucket: "rider-photos", Key: `${sample}.jpg` };
    await new S3Client(settings).send(
      new PutObjectCommand({ ...object, Body: readFileSync(join(samples, `${sample}.jpg`)) }),
    );
    const Image = { S3Object: { Bucket: object.Bucket, Name: object.Key } };
    const ExternalImageId = toExternalImageId(userId);
    const index = new IndexFacesCommand({ CollectionId: "rider-faces", Image, ExternalImageId });
    await new RekognitionClient(settings).send(index);
  }
  await close();
});

test.after(({ folder }) => rmSync(folder, { recursive: true }));

async function users(...args: string[]): Promise<string[]> {
  const io = testIo();
  assert.is(await run(["faces", ...args, "--json"], io), 0, io.err());
  return (JSON.parse(io.out()) as { userId: string }[]).map(({ userId }) => userId).sort();
}

test("faces are listed by rider", async ({ folder }) => {
  assert.equal(await users("list", "--folder", folder), ["ada@example.com", "bea"]);
  const io = testIo();
  assert.is(await run(["faces", "list", "bea", "--folder", folder], io), 0);
  assert.match(io.out(), /^FACE ID +USER\n\S+ +bea\n$/);
  assert.is(io.err(), "1 face.\n");
});

test("faces of a rider are deleted, then all others; an empty collection is no error", async ({ folder }) => {
  assert.equal(await users("delete", "ada@example.com", "--folder", folder), ["ada@example.com"]);
  assert.equal(await users("list", "--folder", folder), ["bea"]);
  assert.equal(await users("delete", "--folder", folder), ["bea"]);
  const io = testIo();
  assert.is(await run(["faces", "delete", "--folder", folder], io), 0);
  assert.equal([io.out(), io.err()], ["", "0 faces deleted.\n"]);
});

test("with --aws the environment decides where the collection is; one that is missing is told", async ({ folder }) => {
  const stack = await startLocalStack({ folder });
  const restore = setEnvironment(stack.environment);
  const missing = testIo();
  try {
    assert.equal(await users("list", "--aws", "--collection", "rider-faces"), []);
    assert.is(await run(["faces", "delete", "--aws", "--collection", "nowhere"], missing), 1);
  } finally {
    restore();
    await stack.close();
  }
  assert.match(missing.err(), 'The collection "nowhere" cannot be used: ResourceNotFoundException');
});

test("an unknown action, none, and a collection on AWS without a name are told", async () => {
  for (const [args, message] of [
    [["remove"], 'unknown action "remove"'],
    [[], "something is missing"],
    [["list", "--aws"], "--aws needs --collection"],
    [["list", "--collection", "mine"], "--collection goes with --aws"],
  ] as const) {
    const io = testIo();
    assert.is(await run(["faces", ...args], io), 2);
    assert.match(io.err(), message);
  }
});

test.run();
