import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as assert from "uvu/assert";
import { updatesGoldens } from "./update-golden";

/**
 * Holds a value equal to `test/golden/<name>.json`, line by line; `UPDATE_GOLDEN=1` writes the file.
 *
 * @throws Assertion with the lines that differ, or when there is no such file yet
 */
export function matchesGolden(name: string, value: unknown, folder = join(__dirname, "golden")): void {
  const path = join(folder, `${name}.json`);
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (updatesGoldens()) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  assert.ok(existsSync(path), `there is no golden file ${name}.json; UPDATE_GOLDEN=1 writes it`);
  assert.fixture(text, readFileSync(path, "utf8"), `differs from ${name}.json; UPDATE_GOLDEN=1 accepts it`);
}
