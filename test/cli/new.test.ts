import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as ts from "typescript";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { newVerb } from "../../cli/new";
import { Failure, UsageError } from "../../cli/verb";
import { testIo } from "./test-io";

const ROOT = join(__dirname, "../..");
const COPIED = [
  "workflows",
  "handlers",
  "test/golden.ts",
  "test/update-golden.ts",
  "test/test-definitions.ts",
  "biome.json",
  "tsconfig.json",
];
const LINKED = ["asl", "dsl", "local", "node_modules"];
const LONG = "a-name-that-is-as-long-as-names-may-be-x";

const test = suite<{ root: string }>("new");

test.before.each((context) => {
  context.root = mkdtempSync(join(tmpdir(), "new-"));
  for (const path of COPIED) cpSync(join(ROOT, path), join(context.root, path), { recursive: true });
  for (const path of LINKED) symlinkSync(join(ROOT, path), join(context.root, path), "dir");
});

test.after.each(({ root }) => rmSync(root, { recursive: true }));

test("what it writes is formatted, has its types right and passes its tests", async ({ root }) => {
  const [functions, index] = [read(root, "handlers/functions.ts"), read(root, "workflows/index.ts")];
  for (const name of ["refund", LONG]) assert.is(await newVerb(root).run([name], testIo()), 0);
  assert.equal(biomeErrors(root), "");
  assert.equal(typeErrors(root, ["workflows/index.ts", `workflows/${LONG}.ts`, "test/workflows/refund.test.ts"]), []);
  const { stdout, status } = node(root, ["node_modules/uvu/bin.js", "-r", "ts-node/register", "test/workflows"]);
  assert.is(status, 0, stdout);
  assert.match(stdout, /Passed: +8/);
  assert.ok(read(root, "handlers/functions.ts").startsWith(functions));
  const kept = read(root, "workflows/index.ts").split("\n");
  assert.equal(
    index.split("\n").filter((line) => !kept.includes(line)),
    [],
  );
});

test("it tells each file and how to go on", async ({ root }) => {
  const io = testIo();
  await newVerb(root).run(["refund"], io);
  for (const path of ["workflows/refund.ts", "handlers/handle-refund.ts", "test/golden/refund.policy.json"]) {
    assert.match(io.out(), `new     ${path}\n`);
    assert.ok(existsSync(join(root, path)));
  }
  assert.match(io.out(), "changed workflows/index.ts\n");
  assert.match(io.err(), "npx aslant run refund");
});

const WRONG_NAMES: readonly (readonly [name: string, reason: RegExp])[] = [
  ["", /"" is no name: use kebab-case/],
  ["Refund", /kebab-case/],
  ["refund order", /kebab-case/],
  ["../refund", /kebab-case/],
  ["refund/../../x", /kebab-case/],
  ["refund--order", /kebab-case/],
  ["1st", /kebab-case/],
  ["größe", /kebab-case/],
  ["__proto__", /kebab-case/],
  ["class", /means something in TypeScript/],
  ["workflow", /means something/],
  ["run", /means something/],
  ["test-workflow", /means something/],
  ["assert-succeeded", /means something/],
  ["constructor", /means something/],
  [`${LONG}y`, /at most 40 characters, .* has 41/],
  ["x".repeat(100_000), /has 100000/],
];

for (const [name, reason] of WRONG_NAMES) {
  test(`${JSON.stringify(name.slice(0, 50))} is refused as a name, and nothing is written`, async ({ root }) => {
    const error = await refusal(root, name);
    assert.instance(error, UsageError);
    assert.match(error.message, reason);
  });
}

test("names that are taken are refused, and nothing is written", async ({ root }) => {
  await newVerb(root).run(["refund"], testIo());
  rmSync(join(root, "workflows/refund.ts"));
  for (const [name, reason] of [
    ["rider-photo", /workflows\/rider-photo\.ts exists already/],
    ["index", /workflows\/index\.ts exists already/],
    ["rider-photo-processing", /state machine of "rider-photo" is called RiderPhotoProcessing already/],
    ["workflows", /workflows\/index\.ts has a "workflows" already/],
    ["refund", /handlers\/handle-refund\.ts exists already/],
  ] as const) {
    const error = await refusal(root, name);
    assert.instance(error, Failure);
    assert.match(error.message, reason);
  }
});

test("a name that begins or is part of another is free", async ({ root }) => {
  assert.is(await newVerb(root).run(["rider"], testIo()), 0);
  assert.is(await newVerb(root).run(["photo"], testIo()), 0);
});

const UNEXPECTED: readonly (readonly [path: string, text: string, reason: RegExp])[] = [
  ["workflows/index.ts", "export const workflows = list();\n", /index\.ts does not look as expected/],
  ["workflows/index.ts", "export const workflows = {\n  a: b c\n};\n", /Biome cannot format workflows\/index\.ts/],
  ["handlers/functions.ts", 'import { bucket } from "../dsl";\n', /functions\.ts does not look as expected.*lambda/],
  ["handlers/functions.ts", 'import { lambda } from "../dsl";\nconst handleRefund = 1;\n', /has a "handleRefund"/],
];

for (const [path, text, reason] of UNEXPECTED) {
  test(`${path} is left alone when it reads ${JSON.stringify(text)}`, async ({ root }) => {
    writeFileSync(join(root, path), text);
    assert.match((await refusal(root, "refund")).message, reason);
  });
}

test("a list that is not there is named", async ({ root }) => {
  rmSync(join(root, "handlers/functions.ts"));
  assert.match((await refusal(root, "refund")).message, /handlers\/functions\.ts cannot be read.*it does not exist/);
});

test("a file that cannot be written takes all others back", async ({ root }) => {
  writeFileSync(join(root, "test/golden"), "a file where a folder must be");
  assert.match(
    (await refusal(root, "refund")).message,
    /refund\.jsonpath\.asl\.json cannot be written, so nothing was/,
  );
});

/** Why the verb refuses a name; the project must be as it was. */
async function refusal(root: string, name: string): Promise<Error> {
  const before = contents(root);
  try {
    await newVerb(root).run([name], testIo());
  } catch (error) {
    assert.equal(contents(root), before);
    return error as Error;
  }
  throw new Error(`"${name}" was not refused.`);
}

/** The text of every file of the project's own. */
function contents(root: string): Readonly<Record<string, string>> {
  const entries = ["workflows", "handlers", "test"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }),
  );
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.map((file) => [file, readFileSync(file, "utf8")]));
}

function read(root: string, path: string): string {
  return readFileSync(join(root, path), "utf8");
}

function node(cwd: string, args: readonly string[]) {
  const env = { ...process.env, UPDATE_GOLDEN: undefined, NO_COLOR: "1", FORCE_COLOR: "0" };
  return spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
}

function biomeErrors(root: string): string {
  const { status, stderr } = node(root, [
    "node_modules/@biomejs/biome/bin/biome",
    "check",
    "workflows",
    "handlers",
    "test",
  ]);
  return status === 0 ? "" : stderr;
}

function typeErrors(root: string, files: readonly string[]): readonly string[] {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    options,
  );
  const found = files.flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(join(root, file))));
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test.run();
