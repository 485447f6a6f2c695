import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readInput } from "../../cli/input";
import { Failure } from "../../cli/verb";

const test = suite<{ folder: string }>("input");

test.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "input-"));
});

test.after(({ folder }) => rmSync(folder, { recursive: true }));

function failure(given: string): string {
  try {
    readInput(given);
  } catch (error) {
    assert.instance(error, Failure);
    return (error as Failure).message;
  }
  throw new Error(`${given} was accepted`);
}

test("JSON text is read as it stands", () => {
  assert.equal(readInput(' { "a": [1] }'), { a: [1] });
});

test("a file is read, with or without a byte order mark", ({ folder }) => {
  const path = join(folder, "input.json");
  writeFileSync(path, '\uFEFF{ "a": 1 }');
  assert.equal(readInput(path), { a: 1 });
});

test("malformed JSON is told apart from a malformed file and a missing one", ({ folder }) => {
  const path = join(folder, "broken.json");
  writeFileSync(path, "{ a: 1 }");
  assert.match(failure("{ a: 1 }"), /^The input is not JSON: /);
  assert.match(failure(path), `The input file "${path}" is not JSON: `);
  assert.match(
    failure("nowhere.json"),
    'The input "nowhere.json" is not JSON, and as a file it cannot be read: it does not exist.',
  );
  assert.match(failure(folder), `The input "${folder}" is not JSON, and as a file it cannot be read: it is a folder.`);
});

test("a device without an end, and a file that is too large, are refused", ({ folder }) => {
  const path = join(folder, "large.json");
  writeFileSync(path, `"${" ".repeat(16 * 1024 * 1024)}"`);
  for (const one of [path, "/dev/zero"]) {
    assert.is(failure(one), `The input "${one}" has more than 16777216 bytes; an execution takes at most 262144.`);
  }
});

test.run();
