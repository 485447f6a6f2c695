import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("bin");

const program = join(__dirname, "../../bin/aslant.js");

function aslant(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: tmpdir(),
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("it runs from any folder", () => {
  const { status, stdout, stderr } = aslant("compile", "rider-photo");
  assert.equal([status, stderr], [0, ""]);
  assert.is(JSON.parse(stdout).StartAt, "FaceDetection");
});

test("a wrong command ends with 2 and writes nothing to stdout", () => {
  const { status, stdout, stderr } = aslant("run", "no-such-workflow", "--input", "{}");
  assert.equal([status, stdout], [2, ""]);
  assert.not.match(stderr, /^\s+at /m);
});

if (existsSync("/dev/full")) {
  test("output that cannot be written is told in words", () => {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [program, "list"], {
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    closeSync(full);
    assert.equal([status, stderr], [1, "aslant: the output cannot be written: the disk is full.\n"]);
  });
}

test.run();
