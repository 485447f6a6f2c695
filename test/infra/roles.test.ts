import { runSimulation } from "@cloud-copilot/iam-simulate";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { statesOf } from "../../asl/graph";
import { validate } from "../../asl/validate";
import type { Registered } from "./kit/graph";
import { stackGraph } from "./kit/stacks";

const test = suite("machines and the roles they run under");
const ACCOUNT = "123456789012";

/** Whether IAM would let the bearer of a policy do something. */
async function allows(policy: unknown, action: string, resource: string): Promise<boolean> {
  const result = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/test`,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: {},
      },
      identityPolicies: [{ name: "policy", policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  assert.is.not(result.resultType, "error", JSON.stringify(result));
  return result.resultType !== "error" && result.overallResult === "Allowed";
}

interface Machine {
  readonly name: string;
  readonly type: "STANDARD" | "EXPRESS";
  readonly definition: Parameters<typeof statesOf>[0];
  readonly policy: unknown;
}

async function machines(stack: "dev" | "prod"): Promise<readonly Machine[]> {
  const { resources } = await stackGraph(stack);
  return resources
    .filter(({ type }) => type === "aws:sfn/stateMachine:StateMachine")
    .map(({ name, inputs }) => ({
      name,
      type: inputs["type"] as Machine["type"],
      definition: JSON.parse(String(inputs["definition"])),
      policy: JSON.parse(String(policyOf(resources, name).inputs["policy"])),
    }));
}

/** The functions that states name; some learn theirs when they run. */
function arnsIn(definition: Machine["definition"]): ReadonlySet<string> {
  return new Set(
    statesOf(definition).flatMap(({ state }) => JSON.stringify(state).match(/arn:aws:lambda:[^"]+/g) ?? []),
  );
}

function policyOf(resources: readonly Registered[], machine: string): Registered {
  return resources.find(({ name }) => name === `${machine}-role-policy`) as Registered;
}

for (const stack of ["dev", "prod"] as const) {
  test(`${stack}: every definition is valid`, async () => {
    const all = await machines(stack);
    assert.ok(all.length > 0);
    for (const { name, type, definition } of all) {
      assert.equal(
        validate(definition, { type }).filter(({ severity }) => severity === "error"),
        [],
        name,
      );
    }
  });

  test(`${stack}: every function that a state calls may be called, in this version and in others`, async () => {
    const calls = (await machines(stack)).map(({ definition, ...machine }) => ({
      ...machine,
      called: arnsIn(definition),
    }));
    assert.ok(calls.some(({ called }) => called.size > 0));
    for (const { name, policy, called } of calls) {
      for (const arn of called) {
        assert.ok(await allows(policy, "lambda:InvokeFunction", arn), `${name}: ${arn}`);
        assert.ok(await allows(policy, "lambda:InvokeFunction", arn.replace(/:7$/, ":3")), `${name}: an older ${arn}`);
      }
    }
  });

  test(`${stack}: what no state does is denied`, async () => {
    for (const { name, policy } of await machines(stack)) {
      const other = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:aslant-${stack}-other`;
      assert.not.ok(await allows(policy, "lambda:InvokeFunction", other), name);
      assert.not.ok(await allows(policy, "lambda:DeleteFunction", other), name);
      assert.not.ok(await allows(policy, "s3:GetObject", "arn:aws:s3:::rider-photos-1a2b3c4/a.jpg"), name);
    }
  });

  test(`${stack}: every machine may deliver its log`, async () => {
    for (const { name, policy } of await machines(stack)) {
      assert.ok(await allows(policy, "logs:CreateLogDelivery", "*"), name);
      assert.ok(await allows(policy, "xray:PutTraceSegments", "*"), name);
    }
  });
}

test("a handler's role allows what it declares, and its own log only", async () => {
  const { resources } = await stackGraph("dev");
  const policy = JSON.parse(String(policyOf(resources, "persist-metadata").inputs["policy"]));
  const log = (name: string) =>
    `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:/aws/lambda/aslant-dev-${name}:log-stream:2026`;
  assert.ok(await allows(policy, "dynamodb:PutItem", `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/riders-1a2b3c4`));
  assert.not.ok(
    await allows(policy, "dynamodb:DeleteItem", `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/riders-1a2b3c4`),
  );
  assert.ok(await allows(policy, "logs:PutLogEvents", log("persist-metadata")));
  assert.not.ok(await allows(policy, "logs:PutLogEvents", log("notify")));
});

test.run();
