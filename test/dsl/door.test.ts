import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { preProcessFile } from "typescript";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const ROOT = join(__dirname, "../..");

/** Everything a file imports, itself and through others: our files from the root, packages by name. */
function importsOf(file: string, found = new Set<string>()): ReadonlySet<string> {
  const path = ["", ".ts", "/index.ts"].map((end) => file + end).find(isFile);
  if (path === undefined || found.has(relative(ROOT, path))) return found;
  found.add(relative(ROOT, path));
  for (const { fileName } of preProcessFile(readFileSync(path, "utf8")).importedFiles) {
    if (fileName.startsWith(".")) importsOf(join(dirname(path), fileName), found);
    else found.add(fileName);
  }
  return found;
}

function isFile(path: string): boolean {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false;
  }
}

const test = suite("door");

test("the door brings in no types of the SDK: they load with the integration that needs them", () => {
  const imports = [...importsOf(join(ROOT, "dsl"))];
  assert.ok(imports.includes("dsl/declare/aws-sdk.ts"));
  assert.equal(
    imports.filter((name) => name.startsWith("@aws-sdk/") || name.startsWith("dsl/integrations/")),
    [],
  );
});

test("an integration brings in the types of its own client only", () => {
  const imports = [...importsOf(join(ROOT, "dsl/integrations/sqs"))];
  assert.equal(
    imports.filter((name) => name.startsWith("@aws-sdk/")),
    ["@aws-sdk/client-sqs"],
  );
});

test.run();
