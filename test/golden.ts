import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";

/** Compares a value with `test/golden/<name>.json`; `UPDATE_GOLDEN=1` writes the file instead. */
export function expectGolden(name: string, value: unknown): void {
  const file = join(__dirname, "golden", `${name}.json`);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
  assert.equal(JSON.parse(JSON.stringify(value)), JSON.parse(readFileSync(file, "utf8")));
}
