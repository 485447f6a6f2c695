import { suite } from "uvu";
import * as assert from "uvu/assert";
import { matchesGolden } from "../golden";
import type { Registered } from "./kit/graph";
import { readable } from "./kit/readable";
import { programGraph, stackGraph } from "./kit/stacks";

const test = suite("the graph of a stack");

const STACKS = ["dev", "prod"] as const;

for (const stack of STACKS) {
  test(`${stack} is the golden one`, async () => {
    matchesGolden(`infra/${stack}`, readable(await stackGraph(stack)));
  });

  test(`${stack} has no URN twice`, async () => {
    const urns = (await stackGraph(stack)).resources.map(({ urn }) => urn);
    assert.equal(urns.length, new Set(urns).size);
  });

  test(`${stack} has no input that says undefined or holds an output as text`, async () => {
    const { resources } = await stackGraph(stack);
    for (const { name, inputs } of resources) {
      const text = JSON.stringify(withoutCode(inputs));
      assert.not.match(text, /undefined/, name);
      assert.not.match(text, /Calling \[to/, name);
    }
  });

  test(`${stack} makes every machine wait for its role's policy`, async () => {
    const { resources } = await stackGraph(stack);
    const machines = ofType(resources, "aws:sfn/stateMachine:StateMachine");
    assert.ok(machines.length > 0);
    for (const { name, dependsOn } of machines) {
      assert.ok(
        dependsOn.some((urn) => urn.endsWith(`aws:iam/rolePolicy:RolePolicy::${name}-role-policy`)),
        name,
      );
    }
  });

  test(`${stack} moves each alias after everything else of its machine`, async () => {
    const { resources } = await stackGraph(stack);
    for (const machine of ofType(resources, "aws:sfn/stateMachine:StateMachine")) {
      const alias = ofType(resources, "aws:sfn/alias:Alias").find(({ parent }) => parent === machine.parent);
      assert.ok(alias?.dependsOn.includes(machine.urn), machine.name);
      assert.ok(
        alias?.dependsOn.some((urn) => urn.includes("MetricAlarm")),
        machine.name,
      );
    }
  });

  test(`${stack} names function versions in definitions`, async () => {
    const { resources } = await stackGraph(stack);
    const definitions = ofType(resources, "aws:sfn/stateMachine:StateMachine").map(({ inputs }) =>
      String(inputs["definition"]),
    );
    const arns = definitions.flatMap((definition) => definition.match(/arn:aws:lambda:[^"]*/g) ?? []);
    assert.ok(arns.length > 0);
    for (const arn of arns) assert.match(arn, /:function:[^:]+:7$/);
  });
}

test("two runs of one stack register the same bytes", async () => {
  const first = await stackGraph("dev");
  const second = await programGraph("dev");
  assert.equal(JSON.stringify(second.resources), JSON.stringify(first.resources));
});

test("a preview of a new stack registers what the deployment will", async () => {
  const preview = await programGraph("prod", { preview: true });
  const deployed = await stackGraph("prod");
  assert.equal(
    preview.resources.map(({ urn }) => urn),
    deployed.resources.map(({ urn }) => urn),
  );
});

test("prod guards what holds data, dev does not", async () => {
  const kept = ["aws:s3/bucket:Bucket", "aws:dynamodb/table:Table", "aws:rekognition/collection:Collection"];
  for (const [stack, guarded] of [
    ["dev", false],
    ["prod", true],
  ] as const) {
    const { resources } = await stackGraph(stack);
    const data = resources.filter(({ type }) => kept.includes(type));
    assert.ok(data.length >= 3);
    assert.ok(
      data.every(({ protect, retainOnDelete }) => protect === guarded && retainOnDelete === guarded),
      stack,
    );
    const [table] = ofType(resources, "aws:dynamodb/table:Table");
    assert.is(table?.inputs["deletionProtectionEnabled"], guarded);
    assert.equal(table?.inputs["pointInTimeRecovery"], { enabled: guarded });
  }
});

test("outputs name what a user starts and looks at", async () => {
  const { outputs } = await stackGraph("dev");
  const machines = outputs["stateMachines"] as Record<string, Record<string, string>>;
  assert.is(
    machines["rider-photo"]?.["aliasArn"],
    "arn:aws:states:eu-west-1:123456789012:stateMachine:aslant-dev-rider-photo:live",
  );
  assert.match(
    machines["rider-photo"]?.["console"] ?? "",
    /^https:\/\/eu-west-1\.console\.aws\.amazon\.com\/states\/home\?region=eu-west-1#/,
  );
  assert.equal(outputs["faceCollections"], {
    "rider-faces": {
      name: "aslant-dev-rider-faces",
      arn: "arn:aws:rekognition:eu-west-1:123456789012:collection/aslant-dev-rider-faces",
    },
  });
  assert.not.match(JSON.stringify(outputs), /undefined/);
});

function ofType(resources: readonly Registered[], type: string): readonly Registered[] {
  return resources.filter((resource) => resource.type === type);
}

/** Bundled code may say undefined as often as it likes. */
function withoutCode({ code, ...inputs }: Readonly<Record<string, unknown>>): unknown {
  return inputs;
}

test.run();
