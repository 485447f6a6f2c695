import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("running the tests");
const SCRIPT = join(__dirname, "../../scripts/test.mjs");
const HEAD = `import { suite } from ${JSON.stringify(require.resolve("uvu"))}; const test = suite("numbers");`;
const GOOD = `${HEAD} test("one", () => {}); test("two", () => {}); test.run();`;

/** Runs the script over test files of its own. */
function run(files: Readonly<Record<string, string>>, ...texts: string[]) {
  const folder = mkdtempSync(join(tmpdir(), "tests-"));
  try {
    mkdirSync(join(folder, "test/deep"), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "test", name), text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...texts], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: "1" },
    });
    const [total, passed] = [/Total: +(\d+)/, /Passed: +(\d+)/].map((count) => Number(count.exec(stdout)?.[1]));
    return { status, total, passed, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the tests of all files are counted together", () => {
  const { status, total, passed, stdout } = run({ "a.test.ts": GOOD, "deep/b.test.ts": GOOD, "kit.ts": "throw 1;" });
  assert.equal([status, total, passed], [0, 4, 4]);
  assert.is(stdout.match(/Total:/g)?.length, 1);
});

test("what a file prints after its tests is shown", () => {
  const { stdout } = run({ "a.test.ts": `${GOOD} process.on("exit", () => console.error("told last"));` });
  assert.match(stdout, /\(2 \/ 2\)\s+told last/);
  assert.is(stdout.match(/Total:/g)?.length, 1);
});

test("texts choose files by their paths", () => {
  const files = { "a.test.ts": GOOD, "deep/b.test.ts": GOOD };
  assert.is(run(files, "deep").total, 2);
  assert.is(run(files, "test/a", "deep/b").total, 4);
  const { status, stderr } = run(files, "none");
  assert.is(status, 1);
  assert.match(stderr, "no such test");
});

const FAILURES: Readonly<Record<string, readonly [text: string, total: number, passed: number]>> = {
  "a test that fails": [
    `${HEAD} test("one", () => { throw new Error("no"); }); test("two", () => {}); test.run();`,
    2,
    1,
  ],
  "a file that cannot be loaded": ["throw new Error('broken');", 1, 0],
  "a file that ends before its tests do": [`${HEAD} test("one", () => process.exit(0)); test.run();`, 1, 0],
  "a test that waits for nothing": [`${HEAD} test("one", () => new Promise(() => {})); test.run();`, 1, 0],
  "a file that runs no test": [HEAD, 1, 0],
  "a file that fails after its tests": [`${GOOD} process.on("exit", () => { process.exitCode = 3; });`, 3, 2],
};

for (const [what, [text, total, passed]] of Object.entries(FAILURES)) {
  test(`${what} is a failure`, () => {
    const result = run({ "bad.test.ts": text, "good.test.ts": GOOD });
    assert.equal([result.status, result.total, result.passed], [1, total + 2, passed + 2]);
    assert.match(result.stdout, "FAILED: test/bad.test.ts (exit code");
  });
}

test.run();
