import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("import rules");

const allowed = [
  ["workflows/a.ts", 'import { workflow } from "../dsl"; import { f } from "../handlers/functions";'],
  [
    "workflows/a.ts",
    'import { sqs } from "../dsl/integrations/sqs"; type Client = typeof import("@aws-sdk/client-rekognition");',
  ],
  ["local/a/b.ts", 'import "node:fs"; import { x } from "../../asl/json"; import s from "sharp";'],
  ["infra/a.ts", 'import * as aws from "@pulumi/aws";'],
] as const;

const forbidden = [
  ["asl/a.ts", 'import type { X } from "../dsl";', 'may not import "../dsl" (dsl)'],
  ["workflows/a.ts", 'import { x } from "../dsl/tree/state";', 'may not import "../dsl/tree/state" (dsl/tree/state)'],
  ["workflows/a.ts", 'import sharp from "sharp";', 'may not import "sharp" (a package)'],
  ["handlers/a.ts", 'export { f } from "./functions";', 'may not import "./functions" (handlers/functions)'],
  ["local/a.ts", 'const x = require("../cli/main");', 'may not import "../cli/main" (cli/main)'],
  ["cli/a.ts", 'type X = typeof import("@pulumi/aws");', 'may not import "@pulumi/aws" (a package)'],
  ["cli/a.ts", 'import { x } from "../../shared/x";', "(outside the project)"],
  ["attic/a.ts", "", "belongs to no zone"],
] as const;

/** What the script says of some files; it is an ES module, so it is asked in a process of its own. */
function problemsOf(files: readonly (readonly [file: string, text: string, ...unknown[]])[]): string[][] {
  const script = JSON.stringify(join(__dirname, "../../scripts/check-imports.mjs"));
  const ask = `import { checkFile } from ${script};
    console.log(JSON.stringify(${JSON.stringify(files)}.map(([file, text]) => checkFile(file, text))));`;
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", ask], { encoding: "utf8" }));
}

test("what the rules allow passes", () => {
  assert.equal(
    problemsOf(allowed),
    allowed.map(() => []),
  );
});

test("what they forbid is named with the file that was meant", () => {
  problemsOf(forbidden).forEach(([problem = "", ...others], index) => {
    assert.ok(problem.includes(forbidden[index]![2]), `${forbidden[index]![0]}: ${problem}`);
    assert.equal(others, []);
  });
});

test.run();
