import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { matchesGolden } from "./golden";
import { updatesGoldens } from "./update-golden";

const test = suite<{ folder: string; environment: NodeJS.ProcessEnv }>("golden files");

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "golden-"));
  context.environment = process.env;
  process.env = { ...process.env, UPDATE_GOLDEN: "", CI: "" };
});

test.after.each(({ folder, environment }) => {
  rmSync(folder, { recursive: true });
  process.env = environment;
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

test("the flag says 1 or true, and nothing in CI", () => {
  assert.equal([{}, { UPDATE_GOLDEN: "" }, { CI: "true" }].map(updatesGoldens), [false, false, false]);
  assert.equal([{ UPDATE_GOLDEN: "1" }, { UPDATE_GOLDEN: "true", CI: "false" }].map(updatesGoldens), [true, true]);
  assert.throws(() => updatesGoldens({ UPDATE_GOLDEN: "yes" }), 'UPDATE_GOLDEN is 1 or true, not "yes"');
  assert.throws(() => updatesGoldens({ UPDATE_GOLDEN: "1", CI: "true" }), "CI writes no goldens");
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
