import { suite } from "uvu";
import * as assert from "uvu/assert";
import { SETTINGS } from "../../../infra/settings/schema";
import { readSettings } from "../../../infra/settings/settings";
import { declaredSettings, stackConfig } from "../kit/stack-config";

const test = suite("settings");
const REGION = { "aws:region": "eu-west-1" };

function problems(config: Readonly<Record<string, string>>): readonly string[] {
  const { diagnostics } = readSettings({ ...REGION, ...config }, "aslant");
  return diagnostics.map(({ location, message }) => `${location}: ${message}`);
}

test("Pulumi.yaml declares the same types and defaults as the program", () => {
  const inProgram = Object.fromEntries(
    Object.entries(SETTINGS).map(([name, setting]) => [name, { type: setting.type, default: setting.default }]),
  );
  const declared = Object.fromEntries(
    Object.entries(declaredSettings()).map(([name, setting]) => [
      name,
      { type: setting.type, default: setting.default },
    ]),
  );
  assert.equal(declared, inProgram);
  assert.ok(Object.values(declaredSettings()).every(({ description }) => description.length > 20));
});

for (const stack of ["dev", "prod", "local"]) {
  test(`Pulumi.${stack}.yaml is a sound configuration`, () => {
    assert.equal(readSettings(stackConfig(stack), "aslant").diagnostics, []);
  });
}

test("defaults hold when a stack says nothing", () => {
  const { settings } = readSettings(REGION, "aslant");
  assert.equal(settings.workflows, []);
  assert.is(settings.logLevel, "ERROR");
  assert.is(settings.logRetentionDays, 30);
  assert.is(settings.alertEmail, undefined);
  assert.is(settings.protectData, false);
});

test("texts of a configuration become values of their types", () => {
  const { settings, diagnostics } = readSettings(
    {
      ...REGION,
      "aslant:workflows": '["order-processing"]',
      "aslant:tracing": "false",
      "aslant:logRetentionDays": "365",
      "aslant:alertEmail": "team@example.org",
      "aslant:functions": '{"resize":{"memoryMb":1769,"reservedConcurrency":"5"}}',
      "aslant:tags": '{"team":"riders"}',
      "aslant:kmsKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    },
    "aslant",
  );
  assert.equal(diagnostics, []);
  assert.equal(settings.workflows, ["order-processing"]);
  assert.is(settings.tracing, false);
  assert.is(settings.logRetentionDays, 365);
  assert.equal(settings.functions, { resize: { memoryMb: 1769, reservedConcurrency: 5 } });
  assert.equal(settings.tags, { team: "riders" });
});

test("a missing region is named with its form", () => {
  const { diagnostics } = readSettings({}, "aslant");
  assert.is(diagnostics.length, 1);
  assert.is(diagnostics[0]?.location, "aws:region");
  assert.is(diagnostics[0]?.message, "expected the name of an AWS region, such as eu-west-1, received nothing.");
});

const REGIONS = ["us-east-1", "ap-southeast-5", "us-gov-west-1", "cn-northwest-1", "us-iso-east-1", "eusc-de-east-1"];
for (const region of REGIONS) {
  test(`${region} is a region`, () => {
    assert.equal(readSettings({ "aws:region": region }, "aslant").diagnostics, []);
  });
}

const WRONG: readonly (readonly [key: string, value: string, says: RegExp])[] = [
  ["aws:region", "Frankfurt", /name of an AWS region/],
  ["aslant:logLevel", "error", /one of ALL, ERROR, FATAL, OFF, received "error"/],
  ["aslant:logRetentionDays", "31", /one of 1, 3, 5, .*, 3653, received "31"/],
  ["aslant:tracing", "yes", /true or false, received "yes"/],
  ["aslant:alertEmail", "team@localhost", /an e-mail address, received "team@localhost"/],
  ["aslant:workflows", "rider-photo", /a list, received "rider-photo"/],
  ["aslant:workflows", '["Rider Photo"]', /^aslant:workflows\[0\]: expected the kebab-case name of a workflow/],
  [
    "aslant:functions",
    '{"resize":{"memoryMb":64}}',
    /^aslant:functions\.resize\.memoryMb: .* 128 to 10240, received 64/,
  ],
  ["aslant:functions", '{"resize":{"memory":512}}', /only the keys memoryMb, timeoutSeconds, reservedConcurrency/],
  ["aslant:functions", '{"resize":{"timeoutSeconds":901}}', /1 to 900, received 901/],
  ["aslant:tags", '{"team":"a*b"}', /^aslant:tags\.team: expected a tag value/],
  ["aslant:kmsKeyArn", "alias/aws/s3", /the ARN of a KMS key/],
  ["aslant:protectdata", "true", /there is no setting "protectdata"/],
];
for (const [key, value, says] of WRONG) {
  test(`${key} refuses ${value}`, () => {
    const [first, ...others] = problems({ [key]: value });
    assert.equal(others, []);
    assert.match(first ?? "", says);
  });
}

test("a key of another region is refused", () => {
  const key = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  assert.equal(problems({ "aslant:kmsKeyArn": key }), [
    `aslant:kmsKeyArn: the key "${key}" is in us-east-1, the stack is in eu-west-1.`,
  ]);
});

test("everything wrong is named at once, and defaults stand in", () => {
  const { settings, diagnostics } = readSettings(
    {
      "aslant:logLevel": "LOUD",
      "aslant:alertEmail": "nobody",
      "aslant:functions": '{"a":{"memoryMb":1,"timeoutSeconds":0}}',
    },
    "aslant",
  );
  assert.equal(diagnostics.map(({ location }) => location).sort(), [
    "aslant:alertEmail",
    "aslant:functions.a.memoryMb",
    "aslant:functions.a.timeoutSeconds",
    "aslant:logLevel",
    "aws:region",
  ]);
  assert.is(settings.logLevel, "ERROR");
  assert.equal(settings.functions, {});
});

test.run();
