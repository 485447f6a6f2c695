import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as assert from "uvu/assert";

/** Holds a value equal to the golden file of a name, or writes the file when UPDATE_GOLDEN is set. */
export function matchesGolden(name: string, value: unknown): void {
  const path = join(__dirname, "../golden", `${name}.json`);
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (process.env["UPDATE_GOLDEN"]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  assert.fixture(text, readFileSync(path, "utf8"), `differs from ${name}.json; UPDATE_GOLDEN=1 accepts it`);
}
