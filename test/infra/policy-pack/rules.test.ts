import { suite } from "uvu";
import * as assert from "uvu/assert";
import { RULES } from "../../../infra/policy-pack/rules";
import { fixtureGraph } from "../kit/fixture-graph";
import type { Graph, Registered } from "../kit/graph";
import { stackGraph } from "../kit/stacks";
import { violations } from "./run-rules";

const test = suite("rules of the policy pack");

let sound: Graph;
test.before(async () => {
  sound = await fixtureGraph();
});

for (const stack of ["dev", "prod"] as const) {
  test(`${stack} keeps to all of them`, async () => {
    assert.equal(await violations(RULES, await stackGraph(stack)), []);
  });
}

test("a stack with triggers keeps to all of them", async () => {
  assert.equal(await violations(RULES, sound), []);
});

test("each has a name of its own and says what it asks for", () => {
  assert.is(new Set(RULES.map(({ name }) => name)).size, RULES.length);
  assert.ok(RULES.every(({ description }) => description.length > 20));
});

/** The sound graph with the resources of a type changed, or left out when `change` gives nothing. */
function spoilt(type: string, change: (inputs: Record<string, unknown>) => object | undefined): Graph {
  const resources = sound.resources.flatMap((resource): readonly Registered[] => {
    if (resource.type !== type) return [resource];
    const inputs = change({ ...resource.inputs });
    return inputs === undefined ? [] : [{ ...resource, inputs: inputs as Registered["inputs"] }];
  });
  return { ...sound, resources };
}

const document = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: statement });

const SPOILT: Readonly<
  Record<string, readonly (readonly [type: string, change: (inputs: Record<string, unknown>) => object | undefined])[]>
> = {
  "no-wildcard-actions": [
    [
      "aws:iam/rolePolicy:RolePolicy",
      () => ({ policy: document({ Effect: "Allow", Action: "s3:Get*", Resource: "arn:aws:s3:::a/*" }) }),
    ],
  ],
  "narrow-resources": [
    [
      "aws:iam/rolePolicy:RolePolicy",
      () => ({ policy: document({ Effect: "Allow", Action: ["s3:GetObject"], Resource: ["*"] }) }),
    ],
  ],
  "service-roles-guarded": [
    [
      "aws:iam/role:Role",
      (inputs) => ({
        ...inputs,
        assumeRolePolicy: document([
          { Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" },
        ]),
      }),
    ],
  ],
  "buckets-private": [
    ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", (inputs) => ({ ...inputs, blockPublicPolicy: false })],
    ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", () => undefined],
    ["aws:s3/bucketPolicy:BucketPolicy", () => undefined],
  ],
  "encrypted-at-rest": [
    ["aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", () => undefined],
    ["aws:sqs/queue:Queue", ({ sqsManagedSseEnabled, ...inputs }) => inputs],
  ],
  "machines-logged": [
    ["aws:sfn/stateMachine:StateMachine", (inputs) => ({ ...inputs, loggingConfiguration: { level: "OFF" } })],
  ],
  "machines-watched": [
    [
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      (inputs) => (inputs["metricName"] === "ExecutionsFailed" ? undefined : inputs),
    ],
  ],
  "logs-expire": [["aws:cloudwatch/logGroup:LogGroup", ({ retentionInDays, ...inputs }) => inputs]],
  traced: [
    ["aws:sfn/stateMachine:StateMachine", ({ tracingConfiguration, ...inputs }) => inputs],
    ["aws:lambda/function:Function", (inputs) => ({ ...inputs, tracingConfig: { mode: "PassThrough" } })],
  ],
  "functions-current": [
    ["aws:lambda/function:Function", (inputs) => ({ ...inputs, architectures: ["x86_64"] })],
    ["aws:lambda/function:Function", (inputs) => ({ ...inputs, runtime: "nodejs20.x" })],
  ],
  tagged: [["aws:s3/bucket:Bucket", (inputs) => ({ ...inputs, tags: { project: "aslant" } })]],
};

for (const [rule, changes] of Object.entries(SPOILT)) {
  for (const [index, [type, change]] of changes.entries()) {
    test(`${rule} finds what breaks it, and no other rule does (${index + 1})`, async () => {
      const found = await violations(RULES, spoilt(type, change));
      assert.ok(found.length > 0);
      assert.equal([...new Set(found.map((line) => line.split(" ")[0]))], [rule]);
    });
  }
}

test("own-roles finds a role that two functions share", async () => {
  const functions = sound.resources.filter(({ type }) => type === "aws:lambda/function:Function");
  const [first, second] = functions as [Registered, Registered];
  const shared = {
    ...second,
    propertyDependencies: { ...second.propertyDependencies, role: first.propertyDependencies["role"] ?? [] },
  };
  const resources = sound.resources.map((resource) => (resource === second ? shared : resource));
  assert.equal(await violations(RULES, { ...sound, resources }), [
    `own-roles ${second.name}: It shares its role with ${first.name}.`,
  ]);
});

test("every rule is broken by some test here", () => {
  assert.equal(RULES.map(({ name }) => name).sort(), [...Object.keys(SPOILT), "own-roles"].sort());
});

test.run();
