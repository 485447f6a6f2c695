import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../cli/main";
import { testIo } from "./test-io";

const test = suite<{ folder: string }>("validate");

test.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "validate-"));
});

test.after(({ folder }) => rmSync(folder, { recursive: true }));

async function validate(folder: string, name: string, text: string | Buffer, ...options: string[]) {
  const path = join(folder, name);
  writeFileSync(path, text);
  const io = testIo();
  const code = await run(["validate", path, ...options], io);
  return { code, out: io.out().replaceAll(path, name), err: io.err() };
}

const right = { StartAt: "Pay", States: { Pay: { Type: "Pass", End: true } } };

test("a good definition is valid", async ({ folder }) => {
  const { code, out } = await validate(folder, "good.asl.json", JSON.stringify(right));
  assert.is(code, 0);
  assert.is(out, "good.asl.json: valid (0 errors, 0 warnings)\n");
});

test("a finding shows file, line, column, the lines around it and the nearest name", async ({ folder }) => {
  const text =
    '{\n  "StartAt": "Pay",\n  "States": {\n    "Pay": { "Type": "Pass", "Reslut": 1, "End": true }\n  }\n}\n';
  const { code, out } = await validate(folder, "wrong.asl.json", text);
  assert.is(code, 1);
  assert.is(
    out,
    `wrong.asl.json:4:30 error SCHEMA_VALIDATION_FAILED at /States/Pay
  Field 'Reslut' is not supported
  Did you mean "Result"?
    3 |   "States": {
  > 4 |     "Pay": { "Type": "Pass", "Reslut": 1, "End": true }
      |                              ^^^^^^^^
    5 |   }

wrong.asl.json: not valid (1 error, 0 warnings)
`,
  );
});

test("YAML is read like JSON", async ({ folder }) => {
  const text = "StartAt: Pay\nStates:\n  Pay:\n    Type: Pass\n    Next: Shipp\n  Ship:\n    Type: Succeed\n";
  const { code, out } = await validate(folder, "wrong.yaml", text);
  assert.is(code, 1);
  assert.match(out, "wrong.yaml:5:5 error MISSING_TRANSITION_TARGET at /States/Pay/Next");
  assert.match(out, 'Did you mean "Ship"?');
  assert.match(out, "wrong.yaml:6:3 error MISSING_TRANSITION_TARGET at /States/Ship");
});

test("warnings alone leave a definition valid", async ({ folder }) => {
  const states = { Pay: { Type: "Pass", Assign: { total: 1 }, End: true } };
  const { code, out } = await validate(folder, "unused.json", JSON.stringify({ StartAt: "Pay", States: states }));
  assert.is(code, 0);
  assert.match(out, "warning UNUSED_VARIABLE at /States/Pay/Assign");
  assert.match(out, "valid (0 errors, 1 warning)");
});

test("--type EXPRESS judges by what Express machines can do", async ({ folder }) => {
  const pay = { Type: "Task", Resource: "arn:aws:states:eu-west-1:123456789012:activity:pay", End: true };
  const text = JSON.stringify({ StartAt: "Pay", States: { Pay: pay } });
  assert.is((await validate(folder, "activity.json", text)).code, 0);
  const { code, out } = await validate(folder, "activity.json", text, "--type", "express");
  assert.is(code, 1);
  assert.match(out, "Express state machine does not support Activity ARN");
});

test("--json prints the findings as data", async ({ folder }) => {
  const { code, out } = await validate(folder, "empty.json", "{}", "--json");
  const { file, valid, diagnostics } = JSON.parse(out);
  assert.is(code, 1);
  assert.equal([file, valid, diagnostics.length], ["empty.json", false, 1]);
  assert.equal(diagnostics[0].source.line, 1);
});

test("state names with slashes and brackets are found again", async ({ folder }) => {
  const states = { "a/b[0]": { Type: "Pass", End: true, Nope: 1 }, a: { Type: "Pass", Next: "a/b[0]" } };
  const text = JSON.stringify({ StartAt: "a", States: states }, null, 1);
  const { out } = await validate(folder, "slashes.json", text);
  assert.match(out, "slashes.json:7:4 error SCHEMA_VALIDATION_FAILED at /States/a/b[0]");
});

test("a key written twice is told, since AWS would not", async ({ folder }) => {
  const text = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A"}, "A": {"Type": "Succeed"}}}';
  const { code, out } = await validate(folder, "twice.json", text);
  assert.is(code, 0);
  assert.match(out, "twice.json:1:65 warning DUPLICATE_FIELD");
});

test("bad input gets one clear finding", async ({ folder }) => {
  const inputs: readonly (readonly [name: string, text: string | Buffer, finding: RegExp])[] = [
    ["word.json", "not a definition", /:1:4 error INVALID_JSON_DESCRIPTION\n {2}Unrecognized token 'not'/],
    ["comma.json", '{"StartAt": "A",}', /:1:17 error INVALID_JSON_DESCRIPTION\n {2}Unexpected character \('}'/],
    ["blank.json", " ", /Definition must be a valid JSON object/],
    ["array.json", "[1]", /Definition must be a valid JSON object/],
    ["binary.json", Buffer.from([0xff, 0xfe, 0, 1]), /The file is not text in UTF-8/],
    ["large.json", `{"Comment": "${"x".repeat(1_100_000)}"}`, /DEFINITION_TOO_LARGE/],
    ["huge.json", Buffer.alloc(17 * 1024 * 1024, " "), /DEFINITION_TOO_LARGE/],
    ["deep.json", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, /TOO_DEEPLY_NESTED/],
    ["broken.yaml", "a: {b: [", /INVALID_YAML/],
    [
      "aliases.yaml",
      `a: &a [x]\n${"bcdefghi"
        .split("")
        .map((k, i) => `${k}: &${k} [${`*${"abcdefgh"[i]},`.repeat(9)}]`)
        .join("\n")}`,
      /INVALID_YAML/,
    ],
  ];
  for (const [name, text, finding] of inputs) {
    const { code, out, err } = await validate(folder, name, text);
    assert.is(code, 1, name);
    assert.match(out, finding, name);
    assert.is(err, "", name);
  }
});

if (existsSync("/dev/zero")) {
  test("what has no end is read up to a limit", async () => {
    const io = testIo();
    assert.is(await run(["validate", "/dev/zero"], io), 1);
    assert.match(io.out(), "DEFINITION_TOO_LARGE");
  });
}

test("a name that is neither file nor workflow is a wrong command line", async () => {
  const io = testIo();
  assert.is(await run(["validate", "nowhere.json"], io), 2);
  assert.match(io.err(), 'there is no file and no workflow "nowhere.json"');
});

test("a workflow of the project is validated by its name", async () => {
  const io = testIo();
  assert.is(await run(["validate", "rider-photo"], io), 0);
  assert.match(io.out(), "rider-photo: valid");
});

test.run();
