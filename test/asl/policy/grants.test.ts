import { suite } from "uvu";
import * as assert from "uvu/assert";
import { declaredPolicy } from "../../../asl/policy";

const test = suite("declaredPolicy");

test("merges what a handler declares as the policy of a machine is merged", async () => {
  const { statements, diagnostics } = await declaredPolicy([
    { actions: ["s3:PutObject"], resource: "${Photos.Arn}/*" },
    { actions: ["s3:GetObject"], resource: "${Photos.Arn}/*" },
    { actions: ["rekognition:DetectFaces"] },
  ]);
  assert.equal(diagnostics, []);
  assert.equal(
    statements.map(({ actions, resources }) => [actions, resources]),
    [
      [["rekognition:DetectFaces"], ["*"]],
      [["s3:GetObject", "s3:PutObject"], ["${Photos.Arn}/*"]],
    ],
  );
  assert.match(statements[0]?.reason ?? "", /supports no resource/);
});

test("refuses an action that AWS does not have, * where a resource can be named, and the wrong kind of resource", async () => {
  const codes = async (action: string, resource?: string) =>
    (await declaredPolicy([{ actions: [action], ...(resource !== undefined && { resource }) }])).diagnostics.map(
      ({ code }) => code,
    );
  assert.equal(await codes("s3:FetchObject", "arn:aws:s3:::b/*"), ["POLICY_ACTION_UNKNOWN"]);
  assert.equal(await codes("s3:*", "arn:aws:s3:::b/*"), ["POLICY_ACTION_UNKNOWN"]);
  assert.equal(await codes("dynamodb:PutItem"), ["POLICY_RESOURCE_MISSING"]);
  assert.equal(await codes("s3:GetObject"), ["POLICY_RESOURCE_MISSING"]);
  assert.equal(await codes("events:PutEvents"), ["POLICY_RESOURCE_MISSING"]);
  assert.equal(await codes("dynamodb:PutItem", "*"), ["POLICY_RESOURCE_MISSING"]);
  assert.equal(await codes("s3:GetObject", "arn:aws:s3:::b"), ["POLICY_RESOURCE_MISMATCH"]);
  assert.equal(await codes("s3:ListBucket", "arn:aws:s3:::b/*"), ["POLICY_RESOURCE_MISMATCH"]);
});

test("takes no resource where a call need not be about one", async () => {
  for (const action of ["cloudwatch:PutMetricData", "rekognition:DetectModerationLabels", "s3:ListAllMyBuckets"]) {
    assert.equal((await declaredPolicy([{ actions: [action] }])).diagnostics, [], action);
  }
});

test("keys of encrypted resources come along", async () => {
  const key = "arn:aws:kms:eu-west-1:123456789012:key/0a1b";
  const { statements } = await declaredPolicy([{ actions: ["dynamodb:PutItem"], resource: "${Riders.Arn}" }], {
    encryptionKeys: { "${Riders.Arn}": key },
  });
  assert.equal(statements.find(({ resources }) => resources.includes(key))?.actions, [
    "kms:Decrypt",
    "kms:GenerateDataKey",
  ]);
});

test.run();
