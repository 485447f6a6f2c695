import { rmSync } from "node:fs";
import { CopyObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { clientSettings } from "../../cli/local-stack/client-settings";
import { run } from "../../cli/main";
import { temporaryFolder } from "../local/aws/stand-ins";
import { type TestIo, testIo } from "./test-io";

const test = suite<{ folder: string }>("serve");

test.before.each((context) => {
  context.folder = temporaryFolder();
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

/** Waits until a stream of a verb has said something. */
function said(stream: TestIo["stderr"], text: () => string, wanted: RegExp): Promise<void> {
  if (wanted.test(text())) return Promise.resolve();
  const { write } = stream;
  return new Promise((resolve) => {
    stream.write = (more) => {
      write(more);
      if (wanted.test(text())) resolve();
    };
  });
}

/** Serves while `use` works with the local S3, then presses Ctrl-C. */
async function serving(folder: string, io: TestIo, use: (s3: S3Client) => Promise<void>): Promise<void> {
  const served = run(["serve", "--folder", folder], io);
  try {
    await said(io.stdout, io.out, /AWS_ENDPOINT_URL=/);
    await use(new S3Client(clientSettings(/AWS_ENDPOINT_URL=(\S+)/.exec(io.out())![1]!)));
  } finally {
    io.interrupt();
    assert.is(await served, 0);
  }
}

test("an upload starts the workflows that say so, a copy too, and another bucket starts nothing", async ({
  folder,
}) => {
  const io = testIo();
  await serving(folder, io, async (s3) => {
    const Key = "ada & co ü.txt";
    await s3.send(new PutObjectCommand({ Bucket: "thumbnails", Key, Body: "no photo" }));
    await s3.send(new PutObjectCommand({ Bucket: "rider-photos", Key, Body: "no photo" }));
    await said(io.stderr, io.err, /ü\.txt: \w/);
    const CopySource = `thumbnails/${encodeURIComponent(Key)}`;
    await s3.send(new CopyObjectCommand({ Bucket: "rider-photos", Key: "copy.txt", CopySource }));
    await said(io.stderr, io.err, /copy\.txt: \w/);
  });
  const lines = io.err().split("\n");
  assert.is(lines.filter((line) => line.includes("started by")).length, 4);
  assert.ok(lines.includes("rider-photo-events, started by s3://rider-photos/ada & co ü.txt"));
  assert.ok(lines.includes("rider-photo-events, started by s3://rider-photos/copy.txt: SUCCEEDED"));
});

test("Ctrl-C stops what an upload has started", async ({ folder }) => {
  const io = testIo();
  await serving(folder, io, async (s3) => {
    await s3.send(new PutObjectCommand({ Bucket: "rider-photos", Key: "ada.jpg", Body: "no photo" }));
  });
  assert.match(io.err(), /ada\.jpg: (ABORTED Interrupted|SUCCEEDED)/);
});

test.run();
