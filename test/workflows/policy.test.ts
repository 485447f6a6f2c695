import { suite } from "uvu";
import * as assert from "uvu/assert";
import { derivePolicy, policyDocuments } from "../../asl/policy";
import { bind, compile, printBinding } from "../../dsl";
import { workflows } from "../../workflows";
import { DEPLOYED, deniedCalls, isAllowed } from "../asl/policy/simulate";
import { matchesGolden } from "../golden";
import { allowedIn, deployedDefinition } from "./deployed";
import { madeCalls } from "./made-calls";
import { sampleRunsOf } from "./sample-runs";

const test = suite("the policies of the workflows");

for (const [name, workflow] of Object.entries(workflows)) {
  for (const language of ["JSONPath", "JSONata"] as const) {
    test(`${name} in ${language}: every call of its runs is allowed, and no statement is needless`, async () => {
      const runs = sampleRunsOf(name);
      const definition = deployedDefinition(workflow, language);
      const { statements, diagnostics } = await derivePolicy(definition, { ...DEPLOYED, allow: allowedIn(name) });
      const calls = (await Promise.all(runs.map((run) => madeCalls(definition, run)))).flat();
      assert.equal(diagnostics, []);
      assert.ok(calls.length > 0);
      assert.equal(await deniedCalls(statements, calls), []);
      for (const removed of statements) {
        const rest = statements.filter((statement) => statement !== removed);
        assert.ok((await deniedCalls(rest, calls)).length > 0, `needless: ${JSON.stringify(removed)}`);
      }
    });
  }

  test(`${name}: what it does not call is denied`, async () => {
    const { statements } = await derivePolicy(deployedDefinition(workflow, "JSONPath"), {
      ...DEPLOYED,
      allow: allowedIn(name),
    });
    const account = `${DEPLOYED.region}:${DEPLOYED.account}`;
    const strangers = [
      { action: "lambda:InvokeFunction", resource: `arn:aws:lambda:${account}:function:stranger` },
      { action: "lambda:DeleteFunction", resource: `arn:aws:lambda:${account}:function:detect-faces` },
      { action: "dynamodb:DeleteTable", resource: `arn:aws:dynamodb:${account}:table/riders` },
      { action: "s3:DeleteObject", resource: "arn:aws:s3:::rider-photos/ada.jpg" },
      { action: "states:StartExecution", resource: `arn:aws:states:${account}:stateMachine:Stranger` },
    ];
    for (const call of strangers) assert.not.ok(await isAllowed(statements, call), call.action);
  });

  test(`${name}: the policy is as it was`, async () => {
    const { definition, name: machineName } = compile(workflow, {});
    const { statements } = await derivePolicy(bind(definition, printBinding), {
      name: machineName,
      allow: allowedIn(name, printBinding),
    });
    const { inline, managed } = policyDocuments(statements);
    assert.equal(managed, []);
    matchesGolden(`${name}.policy`, inline);
  });
}

test.run();
