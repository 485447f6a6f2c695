import { suite } from "uvu";
import * as assert from "uvu/assert";
import { awsSdk, lambda, workflow } from "../../dsl";
import { prepareStack } from "../../infra/prepare";
import { printReport } from "../../infra/report";
import { FIXTURE, FIXTURE_FOLDERS, greet } from "./kit/fixture";

const test = suite("preparing a stack");
const DEV = { project: "aslant", stack: "dev" };
const REGION = { "aws:region": "eu-west-1" };

test("a sound stack has code for each function and no finding", async () => {
  const { diagnostics, codeOf, plan } = await prepareStack(FIXTURE, REGION, DEV, FIXTURE_FOLDERS);
  assert.equal(diagnostics, []);
  for (const { declaration } of plan.functions) assert.ok(codeOf(declaration.name));
});

test("everything wrong is in one report: settings, names, workflows, handlers, policies", async () => {
  const dynamodb = awsSdk<typeof import("@aws-sdk/client-dynamodb")>("dynamodb");
  const nowhere = lambda<(event: object) => string>("nowhere");
  const grasping = lambda<typeof import("./fixtures/handlers/greet").handler>("greet", {
    allows: [{ actions: ["s3:GetObjekt"] }],
  });
  const catalog = {
    ...FIXTURE,
    workflows: {
      bad: workflow<{ name: string }>("Bad").wait("Wait", { seconds: -1 }).task("Greet", greet),
      open: workflow<{ table: string }>("Open").task("Put", dynamodb.getItem, {
        arguments: ({ input }) => ({ TableName: input.table, Key: {} }),
      }),
      broken: workflow<object>("Broken").task("Nowhere", nowhere),
    },
    deployments: {},
    declarations: [...FIXTURE.declarations.filter(({ name }) => name !== "greet"), nowhere, grasping],
  };
  const config = { "aws:region": "moon", "aslant:alertEmail": "nobody", "aslant:kmsKeyArn": "key" };
  const { diagnostics } = await prepareStack(catalog, config, DEV, FIXTURE_FOLDERS);
  const report = printReport("dev", diagnostics);
  for (const part of [
    /^Nothing was deployed: \d+ things are wrong with stack "dev"\./,
    /aws:region: expected the name of an AWS region/,
    /aslant:alertEmail: expected an e-mail address/,
    /aslant:kmsKeyArn: expected the ARN of a KMS key/,
    /bad\/States\/Wait/,
    /open\/States\/Put/,
    /nowhere\.ts/,
    /handlers\/functions\.ts, greet: AWS has no IAM action "s3:GetObjekt"/,
  ]) {
    assert.match(report, part);
  }
  assert.not.match(report, /\n\s+at .*node_modules/);
});

test("a resource that only a run names is refused, unless the deployment allows it", async () => {
  const dynamodb = awsSdk<typeof import("@aws-sdk/client-dynamodb")>("dynamodb");
  const open = workflow<{ table: string }>("Open").task("Get", dynamodb.getItem, {
    arguments: ({ input }) => ({ TableName: input.table, Key: {} }),
  });
  const catalog = { workflows: { open }, deployments: {}, declarations: FIXTURE.declarations };
  const refused = await prepareStack(catalog, REGION, DEV, FIXTURE_FOLDERS);
  assert.match(refused.diagnostics[0]?.location ?? "", /^open\/States\/Get/);
  const allow = { Get: ["arn:aws:dynamodb:eu-west-1:123456789012:table/orders-*"] };
  const allowed = await prepareStack({ ...catalog, deployments: { open: { allow } } }, REGION, DEV, FIXTURE_FOLDERS);
  assert.equal(allowed.diagnostics, []);
  assert.match(JSON.stringify(allowed.policies.machines.get("open")), /table\/orders-\*/);
});

test.run();
