import { suite } from "uvu";
import * as assert from "uvu/assert";
import { MAX_INLINE_CHARACTERS, type PolicyDocument, type PolicyStatement, policyDocuments } from "../../../asl/policy";
import { countCharacters, MAX_MANAGED_CHARACTERS } from "../../../asl/policy/document";

const test = suite("policyDocuments");

const statement = (index: number, resources: number): PolicyStatement => ({
  actions: [`s3:Action${index}`],
  resources: Array.from({ length: resources }, (_, i) => `arn:aws:s3:::bucket-${index}-${i}/*`),
  states: ["Do"],
});

function grantsOf(documents: readonly PolicyDocument[]): readonly string[] {
  const statements = documents.flatMap(({ Statement }) => Statement);
  return statements.flatMap(({ Action, Resource }) => Action.flatMap((a) => Resource.map((r) => `${a} ${r}`))).sort();
}

test("a policy within the limit is one document", () => {
  const { inline, managed } = policyDocuments([statement(0, 2)]);
  assert.equal(managed, []);
  assert.equal(inline, {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:Action0"],
        Resource: ["arn:aws:s3:::bucket-0-0/*", "arn:aws:s3:::bucket-0-1/*"],
      },
    ],
  });
});

test("what a role has no room for goes into managed policies, without a loss", () => {
  const statements = Array.from({ length: 120 }, (_, index) => statement(index, 6));
  const { inline, managed } = policyDocuments(statements);
  assert.ok(managed.length > 1);
  assert.ok(countCharacters(inline) <= MAX_INLINE_CHARACTERS);
  for (const document of managed) assert.ok(countCharacters(document) <= MAX_MANAGED_CHARACTERS);
  const whole = statements.flatMap(({ actions, resources }) => resources.map((arn) => `${actions[0]} ${arn}`));
  assert.equal(grantsOf([inline, ...managed]), whole.sort());
});

test("a statement too large for any policy is divided by its resources", () => {
  const { inline, managed } = policyDocuments([statement(0, 800)]);
  assert.is(grantsOf([inline, ...managed]).length, 800);
  for (const document of [inline, ...managed]) assert.ok(countCharacters(document) <= MAX_INLINE_CHARACTERS);
});

test("placeholders count as what they may become", () => {
  const document = (resource: string): PolicyDocument => ({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: [resource] }],
  });
  const real = document(`arn:aws:lambda:eu-central-1:123456789012:function:${"f".repeat(64)}`);
  assert.ok(countCharacters(document("${Fn.Arn}")) >= countCharacters(real));
});

test("conditions stay with their statement", () => {
  const conditions = { StringEquals: { "iam:PassedToService": ["glue.amazonaws.com"] } };
  const { inline } = policyDocuments([{ ...statement(0, 1), conditions }]);
  assert.equal(inline.Statement[0]?.Condition, conditions);
});

test.run();
