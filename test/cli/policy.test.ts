import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { verb } from "../../cli/policy";
import { Failure, UsageError } from "../../cli/verb";
import { testIo } from "./test-io";

const test = suite<{ folder: string }>("aslant policy");

test.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "aslant-policy-"));
});
test.after(({ folder }) => rmSync(folder, { recursive: true }));

const TASK = { Type: "Task", Resource: "arn:aws:states:::dynamodb:putItem", End: true };

function file(folder: string, text: string): string {
  const path = join(folder, "machine.asl.json");
  writeFileSync(path, text);
  return path;
}

function machine(parameters: object): string {
  return JSON.stringify({ StartAt: "Save", States: { Save: { ...TASK, Parameters: parameters } } });
}

test("prints the policy document of a file", async ({ folder }) => {
  const io = testIo();
  const place = ["--partition", "aws", "--region", "eu-west-1", "--account", "123456789012"];
  assert.is(await verb.run([file(folder, machine({ TableName: "riders" })), ...place], io), 0);
  assert.equal(JSON.parse(io.out()), {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["dynamodb:PutItem"],
        Resource: ["arn:aws:dynamodb:eu-west-1:123456789012:table/riders"],
      },
    ],
  });
  assert.is(io.err(), "");
});

test("explains which state needs what", async () => {
  const io = testIo();
  assert.is(await verb.run(["rider-photo", "--explain"], io), 0);
  assert.match(io.out(), /^lambda:InvokeFunction\n {2}on {2}\$\{CreateThumbnail\.Arn\}\n/);
  assert.match(io.out(), /for AddFaceToIndex, CheckFaceDuplicate, FaceDetection/);
});

test("names what only the run knows, and takes it from --allow", async ({ folder }) => {
  const path = file(folder, machine({ "TableName.$": "$.table" }));
  const io = testIo();
  assert.is(await verb.run([path], io), 1);
  assert.match(io.err(), /POLICY_RESOURCE_UNKNOWN \/States\/Save: State "Save" needs dynamodb:PutItem/);
  const arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders-*";
  const allowed = testIo();
  assert.is(await verb.run([path, "--json", "--allow", `Save=${arn}`], allowed), 0);
  assert.equal(JSON.parse(allowed.out()).statements, [
    { actions: ["dynamodb:PutItem"], resources: [arn], states: ["Save"] },
  ]);
});

test("refuses what is neither a workflow nor a definition", async ({ folder }) => {
  await rejects(verb.run(["nothing-like-it"], testIo()), UsageError);
  await rejects(verb.run([file(folder, "{")], testIo()), Failure);
  await rejects(verb.run([file(folder, "[]")], testIo()), Failure);
  await rejects(verb.run(["rider-photo", "--allow", "Save"], testIo()), UsageError);
});

test("reads YAML; what is wrong with a file is told in words", async ({ folder }) => {
  const yaml = join(folder, "machine.yaml");
  writeFileSync(yaml, "StartAt: A\nStates:\n  A: { Type: Pass, End: true }\n");
  const io = testIo();
  assert.is(await verb.run([yaml], io), 0);
  assert.equal(JSON.parse(io.out()).Statement, []);
  const binary = testIo();
  writeFileSync(join(folder, "binary.json"), Buffer.from([0xff, 0x00, 0x1b]));
  await rejects(verb.run([join(folder, "binary.json")], binary), Failure);
  assert.match(binary.err(), "The file is not text in UTF-8");
  await rejects(verb.run([folder], testIo()), Failure, /cannot be read: it is a folder/);
  await rejects(verb.run([file(folder, '{"a": 1}')], testIo()), Failure, /holds no definition/);
});

async function rejects(promise: Promise<unknown>, type: new (...args: never[]) => Error, message = /./): Promise<void> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.instance(error, type);
  assert.match((error as Error).message, message);
}

test.run();
