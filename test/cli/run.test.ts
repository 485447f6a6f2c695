import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../cli/main";
import { testIo } from "./test-io";

const test = suite<{ folder: string }>("run");

test.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "run-"));
});

test.after(({ folder }) => rmSync(folder, { recursive: true }));

test("an empty batch runs, its output on stdout and its history in a file", async ({ folder }) => {
  const io = testIo();
  const history = join(folder, "history.json");
  const input = '{ "s3Bucket": "rider-photos", "images": [] }';
  const args = ["run", "rider-photo-batch", "--input", input, "--history", history, "--folder", join(folder, "state")];
  assert.is(await run(args, io), 0, io.err());
  assert.equal(JSON.parse(io.out()), { s3Bucket: "rider-photos", images: [], results: [] });
  assert.match(io.err(), /^SUCCEEDED/m);
  const { events } = JSON.parse(readFileSync(history, "utf8"));
  assert.is(events[0].type, "ExecutionStarted");
  assert.is(events.at(-1).type, "ExecutionSucceeded");
});

test("input of the wrong shape fails with the handler's message and exit code 1", async ({ folder }) => {
  const io = testIo();
  const args = ["run", "rider-photo", "--input", '{ "userId": 3 }', "--json", "--folder", join(folder, "state")];
  assert.is(await run(args, io), 1);
  const { status, error } = JSON.parse(io.out());
  assert.equal([status, error], ["FAILED", "InvalidInputError"]);
  assert.match(
    io.err(),
    "FAILED InvalidInputError: Expected userId, s3Bucket and s3Key as non-empty text; userId is 3",
  );
});

test("an unknown workflow, missing or malformed input and a history without a place are told at once", async ({
  folder,
}) => {
  for (const [args, code, message] of [
    [["rider-foto", "--input", "{}"], 2, 'unknown workflow "rider-foto". Did you mean "rider-photo"?'],
    [["rider-photo"], 2, "--input is missing"],
    [["rider-photo", "--input", "{"], 1, "The input is not JSON"],
    [["rider-photo", "--input", "{}", "--history", join(folder, "no/where.json")], 1, "it does not exist"],
  ] as const) {
    const io = testIo();
    assert.is(await run(["run", ...args, "--folder", join(folder, "never")], io), code);
    assert.match(io.err(), message);
  }
});

test.run();
