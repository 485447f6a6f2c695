import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startLocalStack } from "../../cli/local-stack";
import { run } from "../../cli/main";
import type { Outcome } from "../../cli/photos/outcome";
import { makeSamples } from "../../cli/photos/samples";
import { testIo } from "./test-io";

const test = suite<{ folder: string; photos: string; state: string }>("start");

test.before(async (context) => {
  context.folder = mkdtempSync(join(tmpdir(), "start-"));
  context.photos = join(context.folder, "photos");
  context.state = join(context.folder, "state");
  const samples = await makeSamples(join(context.folder, "samples"));
  mkdirSync(context.photos);
  cpSync(join(samples, "ada.jpg"), join(context.photos, "ada & co (1) + ü.jpg"));
  cpSync(join(samples, "fay in sunglasses.jpg"), join(context.photos, "fay.jpg"));
  const photo = readFileSync(join(samples, "bea.jpg"));
  writeFileSync(join(context.photos, "half.jpg"), photo.subarray(0, photo.length / 2));
  writeFileSync(join(context.photos, "text.jpg"), "this is no photo");
  symlinkSync(join(context.folder, "nowhere"), join(context.photos, "lost.jpg"));
  await huge().toFile(join(context.photos, "huge.png"));
});

test.after(({ folder }) => rmSync(folder, { recursive: true }));

/** More pixels than are allowed, in a small file. */
function huge() {
  const create = { width: 11_000, height: 11_000, channels: 3, background: "white" } as const;
  return sharp({ create, limitInputPixels: false }).toColourspace("b-w").png();
}

async function outcomes(args: readonly string[], expected: number): Promise<Record<string, string>> {
  const io = testIo();
  assert.is(await run(["start", ...args, "--json"], io), expected, io.err());
  const rows: Outcome[] = JSON.parse(io.out());
  return Object.fromEntries(rows.map((row) => [row.photo, row.outcome === "accepted" ? "accepted" : row.reason]));
}

test("a bad photo is told with its reason and stops none of the others", async ({ photos, state }) => {
  const rows = await outcomes([photos, "--folder", state], 1);
  assert.is(rows["ada & co (1) + ü.jpg"], "accepted");
  assert.is(rows["fay.jpg"], "Face is wearing sunglasses");
  assert.match(rows["half.jpg"]!, /^The photo is not an image that can be read/);
  assert.match(rows["text.jpg"]!, /^The photo is not an image that can be read/);
  assert.match(rows["huge.png"]!, /^The photo is too large.*11000 x 11000/);
  assert.is(rows["lost.jpg"], "the file cannot be read: it does not exist");
  const [thumbnail, ...others] = readdirSync(join(state, "s3/thumbnails/objects"));
  assert.equal(others, []);
  const { width, height } = await sharp(join(state, "s3/thumbnails/objects", thumbnail!)).metadata();
  assert.ok(width <= 250 && height <= 250 && Math.max(width, height) === 250, `${width} x ${height}`);
});

test("a second run finds the same faces registered, and --fresh forgets them", async ({ photos, state }) => {
  const one = join(photos, "../one");
  mkdirSync(one);
  cpSync(join(photos, "ada & co (1) + ü.jpg"), join(one, "ada.jpg"));
  assert.equal(await outcomes([one, "--folder", state], 0), {
    "ada.jpg": "The face in the photo is already registered.",
  });
  assert.equal(await outcomes([one, "--folder", state, "--fresh"], 0), { "ada.jpg": "accepted" });
});

test("Ctrl-C in the middle ends with 130 and leaves the state usable", async ({ photos, state }) => {
  const io = testIo();
  const { write } = io.stderr;
  io.stderr.write = (text) => {
    write(text);
    if (text.includes("FaceDetection")) io.interrupt();
  };
  assert.is(await run(["start", photos, "--folder", state], io), 130);
  assert.is(io.out(), "");
  assert.equal(Object.values(await outcomes([join(photos, "../one"), "--folder", state, "--fresh"], 0)), ["accepted"]);
});

test("a folder in use, a file in its place and a used port are told without a trace", async ({
  photos,
  folder,
  state,
}) => {
  const stack = await startLocalStack({ folder: state });
  const port = new URL(stack.url).port;
  writeFileSync(join(folder, "file"), "");
  for (const [args, message] of [
    [["--folder", state], "is in use by another aslant process"],
    [["--folder", join(folder, "file")], "a file of that name is in the way"],
    [["--folder", join(folder, "other"), "--port", port], `Port ${port} of 127.0.0.1 cannot be used`],
    [["--port", "none"], "--port must be a whole number"],
  ] as const) {
    const io = testIo();
    assert.ok((await run(["start", photos, ...args], io)) > 0);
    assert.match(io.err(), message);
    assert.not.match(io.err(), /^\s+at /m);
  }
  await stack.close();
});

test("a folder that is missing or empty fails before anything is started", async ({ folder }) => {
  const empty = join(folder, "empty");
  mkdirSync(empty);
  for (const photos of [empty, join(folder, "nowhere")]) {
    assert.is(await run(["start", photos, "--folder", join(folder, "never")], testIo()), 1);
  }
  assert.not(existsSync(join(folder, "never")));
});

test.run();
