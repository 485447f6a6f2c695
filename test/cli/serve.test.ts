import { rmSync } from "node:fs";
import { CopyObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DescribeExecutionCommand, SFNClient } from "@aws-sdk/client-sfn";
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

/** The local services while a verb serves them. */
interface Served {
  readonly s3: S3Client;
  readonly states: SFNClient;
}

/** Serves while `use` works with the local services, then presses Ctrl-C. */
async function serving(folder: string, io: TestIo, use: (served: Served) => Promise<void>): Promise<void> {
  const served = run(["serve", "--folder", folder], io);
  try {
    await said(io.stdout, io.out, /AWS_ENDPOINT_URL=/);
    const settings = clientSettings(/AWS_ENDPOINT_URL=(\S+)/.exec(io.out())![1]!);
    await use({ s3: new S3Client(settings), states: new SFNClient(settings) });
  } finally {
    io.interrupt();
    assert.is(await served, 0);
  }
}

/** The ARN of what an upload has started, once that is told. */
async function startedBy(io: TestIo, key: string): Promise<string> {
  const line = new RegExp(`s3://rider-photos/${key} starts rider-photo-events: (arn:\\S+)\n`);
  await said(io.stderr, io.err, line);
  return line.exec(io.err())![1]!;
}

async function ended(states: SFNClient, executionArn: string) {
  for (;;) {
    const execution = await states.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== "RUNNING") return execution;
  }
}

test("an upload starts the workflows that say so, a copy too, and another bucket starts nothing", async ({
  folder,
}) => {
  const io = testIo();
  await serving(folder, io, async ({ s3, states }) => {
    const Key = "ada & co ü.txt";
    await s3.send(new PutObjectCommand({ Bucket: "thumbnails", Key, Body: "no photo" }));
    await s3.send(new PutObjectCommand({ Bucket: "rider-photos", Key, Body: "no photo" }));
    const { status, input } = await ended(states, await startedBy(io, Key));
    const requestParameters = { bucketName: "rider-photos", key: Key };
    assert.equal(JSON.parse(input!), { detail: { userIdentity: { principalId: Key }, requestParameters } });
    assert.is(status, "SUCCEEDED");
    const CopySource = `thumbnails/${encodeURIComponent(Key)}`;
    await s3.send(new CopyObjectCommand({ Bucket: "rider-photos", Key: "copy.txt", CopySource }));
    await ended(states, await startedBy(io, "copy.txt"));
  });
  assert.is(io.err().split(" starts ").length - 1, 2);
});

test("what an upload has started when Ctrl-C comes is taken up by the next serve", async ({ folder }) => {
  const first = testIo();
  await serving(folder, first, async ({ s3 }) => {
    await s3.send(new PutObjectCommand({ Bucket: "rider-photos", Key: "ada.jpg", Body: "no photo" }));
  });
  const execution = await startedBy(first, "ada.jpg");
  await serving(folder, testIo(), async ({ states }) => {
    assert.is((await ended(states, execution)).status, "SUCCEEDED");
  });
});

test.run();
