import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeExecutionCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  ListStateMachineVersionsCommand,
  ListTagsForResourceCommand,
  PublishStateMachineVersionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  TagResourceCommand,
  TestStateCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from "@aws-sdk/client-sfn";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { failureOf } from "../aws/stand-ins";
import { roleArn, type StatesStandIn, startStates } from "./states-client";

const machines = suite("state machines of the Step Functions API");

let states: StatesStandIn;
machines.before(async () => {
  states = await startStates();
});
machines.after(() => states.remove());

const text = (result: string) =>
  JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", Result: result, End: true } } });
const patient = JSON.stringify({ StartAt: "W", States: { W: { Type: "Wait", Seconds: 1_000, End: true } } });

async function create(name: string, definition = text("one")): Promise<string> {
  const { stateMachineArn = "" } = await states.client.send(
    new CreateStateMachineCommand({ name, definition, roleArn }),
  );
  return stateMachineArn;
}

machines("a machine is created once, and described as it was given", async () => {
  const stateMachineArn = await create("once");
  assert.is(await create("once"), stateMachineArn);
  assert.is(
    await failureOf(create("once", text("other"))),
    `StateMachineAlreadyExists: State Machine Already Exists: '${stateMachineArn}'`,
  );
  const { definition, status, type, name } = await states.client.send(
    new DescribeStateMachineCommand({ stateMachineArn }),
  );
  assert.equal(
    { definition, status, type, name },
    { definition: text("one"), status: "ACTIVE", type: "STANDARD", name: "once" },
  );
});

machines("a definition that AWS refuses is refused with AWS's message", async () => {
  assert.is(
    await failureOf(create("wrong", '{"StartAt": "A"}')),
    "InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'",
  );
  assert.match(await failureOf(create("wrong", "nonsense")), /^InvalidDefinition: .*INVALID_JSON_DESCRIPTION/);
  assert.is(await failureOf(create("a b")), "InvalidName: Invalid Name: 'a b'");
  const missing = states.client.send(
    new CreateStateMachineCommand({ name: "x", definition: text("a"), roleArn: undefined }),
  );
  assert.is(
    await failureOf(missing),
    "ValidationException: 1 validation error detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
  );
});

machines("validation answers with diagnostics", async () => {
  const good = await states.client.send(new ValidateStateMachineDefinitionCommand({ definition: text("x") }));
  assert.is(good.result, "OK");
  const bad = await states.client.send(new ValidateStateMachineDefinitionCommand({ definition: "{}" }));
  assert.is(bad.result, "FAIL");
  assert.is(bad.diagnostics?.[0]?.code, "SCHEMA_VALIDATION_FAILED");
});

machines("an update is for executions to come; an empty one changes nothing", async () => {
  const stateMachineArn = await create("updated");
  const first = await states.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: text("two") }));
  const same = await states.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: text("two") }));
  assert.is(same.revisionId, first.revisionId);
  const described = await states.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  assert.is(described.definition, text("two"));
  assert.is(described.revisionId, first.revisionId);
});

machines("versions keep what they published, and aliases lead to them", async () => {
  const stateMachineArn = await create("versioned");
  const one = await states.client.send(
    new PublishStateMachineVersionCommand({ stateMachineArn, description: "first" }),
  );
  assert.is(one.stateMachineVersionArn, `${stateMachineArn}:1`);
  const again = await states.client.send(new PublishStateMachineVersionCommand({ stateMachineArn }));
  assert.is(again.stateMachineVersionArn, one.stateMachineVersionArn);
  const { stateMachineVersionArn: two } = await states.client.send(
    new UpdateStateMachineCommand({ stateMachineArn, definition: text("two"), publish: true }),
  );
  assert.is(two, `${stateMachineArn}:2`);
  const old = await states.client.send(new DescribeStateMachineCommand({ stateMachineArn: `${stateMachineArn}:1` }));
  assert.is(old.definition, text("one"));
  const { stateMachineVersions } = await states.client.send(new ListStateMachineVersionsCommand({ stateMachineArn }));
  assert.equal(
    stateMachineVersions?.map((version) => version.stateMachineVersionArn),
    [two, one.stateMachineVersionArn],
  );
  const routingConfiguration = [{ stateMachineVersionArn: one.stateMachineVersionArn, weight: 100 }];
  const { stateMachineAliasArn } = await states.client.send(
    new CreateStateMachineAliasCommand({ name: "live", routingConfiguration }),
  );
  const alias = await states.client.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }));
  assert.equal(alias.routingConfiguration, routingConfiguration);
  const { executionArn } = await states.client.send(
    new StartExecutionCommand({ stateMachineArn: stateMachineAliasArn }),
  );
  const execution = await states.client.send(new DescribeExecutionCommand({ executionArn }));
  assert.is(execution.stateMachineVersionArn, one.stateMachineVersionArn);
  assert.is(execution.stateMachineAliasArn, stateMachineAliasArn);
  assert.is(execution.output, '"one"');
  const used = states.client.send(
    new DeleteStateMachineVersionCommand({ stateMachineVersionArn: one.stateMachineVersionArn }),
  );
  assert.match(await failureOf(used), /^ConflictException: Version to be deleted must not be referenced/);
});

machines("a machine with a running execution is gone when that has ended", async () => {
  const stateMachineArn = await create("doomed", patient);
  const { executionArn } = await states.client.send(new StartExecutionCommand({ stateMachineArn }));
  await states.client.send(new DeleteStateMachineCommand({ stateMachineArn }));
  const { status } = await states.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  assert.is(status, "DELETING");
  assert.match(
    await failureOf(states.client.send(new StartExecutionCommand({ stateMachineArn }))),
    /^StateMachineDeleting/,
  );
  await states.client.send(new StopExecutionCommand({ executionArn }));
  const gone = states.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  assert.is(await failureOf(gone), `StateMachineDoesNotExist: State Machine Does Not Exist: '${stateMachineArn}'`);
});

machines("lists come in pages, newest first", async () => {
  const names: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const page = await states.client.send(new ListStateMachinesCommand({ maxResults: 2, nextToken }));
    names.push(...(page.stateMachines ?? []).map(({ name }) => name));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  assert.equal([...names].sort(), ["once", "updated", "versioned"]);
});

machines("tags are added, replaced and removed", async () => {
  const resourceArn = await create("once");
  const list = async () => (await states.client.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
  await states.client.send(
    new TagResourceCommand({
      resourceArn,
      tags: [
        { key: "team", value: "a" },
        { key: "cost", value: "1" },
      ],
    }),
  );
  await states.client.send(new TagResourceCommand({ resourceArn, tags: [{ key: "team", value: "b" }] }));
  await states.client.send(new UntagResourceCommand({ resourceArn, tagKeys: ["cost"] }));
  assert.equal(await list(), [{ key: "team", value: "b" }]);
});

machines("a single state is tested", async () => {
  const definition = '{"Type": "Pass", "Result": {"a": 1}, "Next": "B"}';
  const { status, output, nextState } = await states.client.send(new TestStateCommand({ definition, roleArn }));
  assert.equal({ status, output, nextState }, { status: "SUCCEEDED", output: '{"a":1}', nextState: "B" });
});

machines("a description lists the variables that states read, where any do", async () => {
  const pass = { Type: "Pass", Assign: { total: 3 }, Next: "Use" };
  const definition = { StartAt: "Set", States: { Set: pass, Use: { Type: "Pass", InputPath: "$total", End: true } } };
  const stateMachineArn = await create("reading", JSON.stringify(definition));
  const whole = await states.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  assert.equal(whole.variableReferences, { Use: ["total"] });
  const none = await states.client.send(new DescribeStateMachineCommand({ stateMachineArn: await create("plain") }));
  assert.is(none.variableReferences, undefined);
});

machines("machines of other accounts and regions, and qualified ones where none may be, are refused", async () => {
  const own = await create("owned");
  for (const stateMachineArn of [own.replace("us-east-1", "eu-west-1"), own.replace("000000000000", "111111111111")]) {
    const foreign = states.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    assert.match(await failureOf(foreign), /^StateMachineDoesNotExist/);
  }
  for (const stateMachineArn of [`${own}/Items`, `${own}:1`]) {
    const qualified = states.client.send(new DeleteStateMachineCommand({ stateMachineArn }));
    assert.match(await failureOf(qualified), /^ValidationException/);
  }
});

machines.run();
