import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineAliasCommand,
  DeleteStateMachineVersionCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  PublishStateMachineVersionCommand,
  StartExecutionCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { failureOf } from "../aws/stand-ins";
import { roleArn, type StatesStandIn, startStates } from "./states-client";

const aliases = suite("versions and aliases of the Step Functions API");

let states: StatesStandIn;
aliases.before(async () => {
  states = await startStates();
});
aliases.after(() => states.remove());

const pass = (Comment: string) => JSON.stringify({ Comment, StartAt: "A", States: { A: { Type: "Succeed" } } });

/** A machine with two versions. */
async function versioned(name: string) {
  const input = { name, definition: pass("one"), roleArn, publish: true };
  const { stateMachineArn = "" } = await states.client.send(new CreateStateMachineCommand(input));
  await states.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: pass("two"), publish: true }));
  return { stateMachineArn, first: `${stateMachineArn}:1`, second: `${stateMachineArn}:2` };
}

function create(name: string, routes: readonly (readonly [string, number])[], description?: string) {
  const routingConfiguration = routes.map(([stateMachineVersionArn, weight]) => ({ stateMachineVersionArn, weight }));
  return states.client.send(new CreateStateMachineAliasCommand({ name, routingConfiguration, description }));
}

aliases("creating the same alias again is no mistake, another of its name is", async () => {
  const { first, second } = await versioned("same");
  const { stateMachineAliasArn } = await create("live", [[first, 100]], "says");
  assert.is((await create("live", [[first, 100]], "says")).stateMachineAliasArn, stateMachineAliasArn);
  const conflict =
    "ConflictException: Failed to create alias because an alias with the same name and a different routing configuration already exists.";
  assert.is(await failureOf(create("live", [[second, 100]], "says")), conflict);
  assert.is(await failureOf(create("live", [[first, 100]], "other")), conflict);
});

aliases("routing that can't be is refused in AWS's words", async () => {
  const { stateMachineArn, first, second } = await versioned("routed");
  const refusals: readonly (readonly [readonly (readonly [string, number])[], string])[] = [
    [
      [[stateMachineArn, 100]],
      `Routing configuration must contain state machine version ARNs. Received: [${stateMachineArn}]`,
    ],
    [
      [
        [first, 50],
        [first, 50],
      ],
      `Routing configuration must contain distinct state machine version ARNs. Received: [${first}, ${first}]`,
    ],
    [
      [
        [first, 70],
        [second, 29],
      ],
      "Sum of routing configuration weights must equal 100. Received: [70, 29]",
    ],
    [
      [[first, 101]],
      "1 validation error detected: Value '101' at 'routingConfiguration.1.member.weight' failed to satisfy constraint: Member must have value less than or equal to 100",
    ],
  ];
  for (const [routes, message] of refusals) {
    assert.is(await failureOf(create("live", routes)), `ValidationException: ${message}`);
  }
  assert.match(await failureOf(create("live", [[`${stateMachineArn}:9`, 100]])), /^ResourceNotFound/);
  for (const name of ["123", "INVALID ALIAS", "ALIAS@"]) {
    const refused = await failureOf(create(name, [[first, 100]]));
    assert.match(
      refused,
      `Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression`,
    );
  }
});

aliases("what is not there can be deleted, and not updated", async () => {
  const { stateMachineArn, first } = await versioned("absent");
  const stateMachineAliasArn = `${stateMachineArn}:none`;
  await states.client.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
  await states.client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${stateMachineArn}:9` }));
  const gone = "ResourceNotFound: Request references a resource that does not exist.";
  const update = new UpdateStateMachineAliasCommand({ stateMachineAliasArn, description: "x" });
  assert.is(await failureOf(states.client.send(update)), gone);
  assert.is(await failureOf(states.client.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }))), gone);
  const { stateMachineAliasArn: live } = await create("live", [[first, 100]]);
  const empty = states.client.send(new UpdateStateMachineAliasCommand({ stateMachineAliasArn: live }));
  assert.match(await failureOf(empty), /^ValidationException/);
});

aliases("only a revision that an update made has an id", async () => {
  const { stateMachineArn, first, second } = await versioned("revised");
  const revision = async (arn: string) =>
    (await states.client.send(new DescribeStateMachineCommand({ stateMachineArn: arn }))).revisionId;
  assert.is(await revision(first), undefined);
  const revisionId = await revision(second);
  assert.match(revisionId ?? "", /^[0-9a-f-]{36}$/);
  const { executionArn } = await states.client.send(new StartExecutionCommand({ stateMachineArn: second }));
  const run = await states.client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
  assert.is(run.revisionId, revisionId);
  const late = new PublishStateMachineVersionCommand({ stateMachineArn, revisionId: "other" });
  const why = `Failed to publish the State Machine version for revision other. The current State Machine revision is ${revisionId}.`;
  assert.is(await failureOf(states.client.send(late)), `ConflictException: ${why}`);
});

aliases("an alias shares executions out by its weights", async () => {
  const { first, second } = await versioned("shared");
  const { stateMachineAliasArn } = await create("live", [
    [first, 0],
    [second, 100],
  ]);
  const { executionArn } = await states.client.send(
    new StartExecutionCommand({ stateMachineArn: stateMachineAliasArn }),
  );
  const run = await states.client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
  assert.is(run.definition, pass("two"));
});

aliases("the label of a Map names nothing that can be started", async () => {
  const { stateMachineArn } = await versioned("labelled");
  const refused = states.client.send(new StartExecutionCommand({ stateMachineArn: `${stateMachineArn}/Items` }));
  assert.match(await failureOf(refused), /^ValidationException/);
});

aliases.run();
