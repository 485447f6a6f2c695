import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { matchesGolden } from "./golden";

const test = suite<{ folder: string; flag: string | undefined }>("golden files");

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "golden-"));
  context.flag = process.env["UPDATE_GOLDEN"];
  delete process.env["UPDATE_GOLDEN"];
});

test.after.each(({ folder, flag }) => {
  rmSync(folder, { recursive: true });
  if (flag === undefined) delete process.env["UPDATE_GOLDEN"];
  else process.env["UPDATE_GOLDEN"] = flag;
});

test("a file that is not there fails, and names the flag that writes it", ({ folder }) => {
  assert.match(
    failureOf(() => matchesGolden("new", { a: 1 }, folder)),
    /no golden file new\.json; UPDATE_GOLDEN=1/,
  );
});

test("the flag writes pretty JSON, which then holds", ({ folder }) => {
  write(folder, "below/new", { a: [1] });
  assert.is(readFileSync(join(folder, "below/new.json"), "utf8"), '{\n  "a": [\n    1\n  ]\n}\n');
  matchesGolden("below/new", { a: [1] }, folder);
});

test("a difference is shown line by line, with the flag that accepts it", ({ folder }) => {
  write(folder, "new", { Type: "Pass", End: true });
  const failure = failureOf(() => matchesGolden("new", { Type: "Fail", End: true }, folder));
  assert.match(failure, "differs from new.json; UPDATE_GOLDEN=1 accepts it");
  assert.match(failure, /--.*"Fail"[\s\S]*\+\+.*"Pass"[\s\S]*··.*"End"/);
});

test("keys in another order are a difference: deployments would show it", ({ folder }) => {
  write(folder, "new", { a: 1, b: 2 });
  assert.match(
    failureOf(() => matchesGolden("new", { b: 2, a: 1 }, folder)),
    "differs",
  );
});

function write(folder: string, name: string, value: unknown): void {
  process.env["UPDATE_GOLDEN"] = "1";
  matchesGolden(name, value, folder);
  delete process.env["UPDATE_GOLDEN"];
}

/** What an assertion says when it fails; `assert.throws` lets assertions through. */
function failureOf(check: () => void): string {
  try {
    check();
  } catch (error) {
    const { message, details } = error as Error & { details: string };
    return `${message}\n${details}`;
  }
  return "";
}

test.run();
