import { suite } from "uvu";
import * as assert from "uvu/assert";
import { lambda, workflow } from "../../../dsl";
import type { Catalog } from "../../../infra/plan/catalog";
import { planStack } from "../../../infra/plan/plan";
import { readSettings } from "../../../infra/settings/settings";
import { FIXTURE, greet, starting, starts } from "../kit/fixture";

const test = suite("the plan of a stack");
const DEV = { project: "aslant", stack: "dev" };

function plan(config: Readonly<Record<string, string>> = {}, catalog: Catalog = FIXTURE, identity = DEV) {
  const { settings } = readSettings({ "aws:region": "eu-west-1", ...config }, "aslant");
  return planStack(catalog, settings, identity);
}

function problems(config: Readonly<Record<string, string>>, catalog?: Catalog): readonly string[] {
  return plan(config, catalog).diagnostics.map(({ code, location, message }) => `${code} ${location} ${message}`);
}

test("all workflows are deployed when none is selected, those that are started first", () => {
  const { machines } = plan().plan;
  assert.equal(
    machines.map(({ name, machineName, type }) => [name, machineName, type]),
    [
      ["greeting", "aslant-dev-greeting", "STANDARD"],
      ["starting", "aslant-dev-starting", "STANDARD"],
      ["recording", "aslant-dev-recording", "EXPRESS"],
    ],
  );
});

test("only what the selected workflows use is deployed, and what they start", () => {
  const { machines, functions, buckets, tables, topics } = plan({ "aslant:workflows": '["starting"]' }).plan;
  assert.equal(
    machines.map(({ name }) => name),
    ["greeting", "starting"],
  );
  assert.equal(
    functions.map(({ functionName }) => functionName),
    ["aslant-dev-greet"],
  );
  assert.equal([buckets, tables, topics], [[], [], []]);
});

test("what a function needs comes with it, and what a trigger watches raises events", () => {
  const { functions, buckets, tables, topics } = plan({ "aslant:workflows": '["recording"]' }).plan;
  assert.equal(
    functions.map(({ declaration }) => declaration.name),
    ["record"],
  );
  assert.equal(
    buckets.map(({ name, events }) => [name, events]),
    [["uploads", true]],
  );
  assert.equal(
    tables.map(({ name }) => name),
    ["notes"],
  );
  assert.equal(
    topics.map(({ name }) => name),
    ["news"],
  );
});

test("a stack changes functions by name", () => {
  const { functions } = plan({ "aslant:functions": '{"greet":{"memoryMb":512,"reservedConcurrency":3}}' }).plan;
  const [changed, other] = functions;
  assert.equal([changed?.memoryMb, changed?.timeoutSeconds, changed?.reservedConcurrency], [512, 10, 3]);
  assert.equal([other?.memoryMb, other?.reservedConcurrency], [256, undefined]);
});

test("a stack sets the parameters of a workflow, defaults hold for the others", () => {
  const timeout = (config: Readonly<Record<string, string>>) =>
    plan(config).plan.machines[0]?.definition["TimeoutSeconds"];
  assert.is(timeout({}), 60);
  assert.is(timeout({ "aslant:parameters": '{"greeting":{"timeoutSeconds":5}}' }), 5);
});

test("names that nothing has are refused with the nearest one", () => {
  assert.equal(problems({ "aslant:workflows": '["gretting"]' }), [
    'UNKNOWN_WORKFLOW aslant:workflows there is no workflow "gretting".',
  ]);
  assert.equal(problems({ "aslant:functions": '{"great":{"memoryMb":512}}' }), [
    'UNKNOWN_FUNCTION aslant:functions there is no function "great".',
  ]);
  assert.equal(problems({ "aslant:parameters": '{"greeting":{"waitSeconds":5},"nope":{}}' }), [
    'UNKNOWN_WORKFLOW aslant:parameters there is no workflow "nope".',
    'UNKNOWN_PARAMETER aslant:parameters.greeting there is no parameter "waitSeconds".',
  ]);
  const { diagnostics } = plan({ "aslant:workflows": '["gretting"]' });
  assert.is(diagnostics[0]?.fix, 'Did you mean "greeting"?');
});

test("a name of Object.prototype is a name like any other", () => {
  assert.equal(problems({ "aslant:workflows": '["constructor"]' }), [
    'UNKNOWN_WORKFLOW aslant:workflows there is no workflow "constructor".',
  ]);
});

test("what a workflow uses must be declared", () => {
  const catalog = { ...FIXTURE, declarations: [] };
  assert.equal(problems({ "aslant:workflows": '["greeting"]' }, catalog), [
    'UNDECLARED_RESOURCE greeting it uses ${Greet.Arn}, but no function "greet" is declared.',
  ]);
  assert.equal(problems({ "aslant:workflows": '["starting"]' }, { ...FIXTURE, workflows: { starting } }), [
    'UNKNOWN_WORKFLOW starting there is no workflow "Greeting".',
  ]);
});

test("workflows that start each other are refused", () => {
  const workflows = {
    ping: workflow<object>("Ping").task("Start", starts("pong")),
    pong: workflow<object>("Pong").task("Start", starts("ping")),
  };
  assert.equal(problems({}, { workflows, deployments: {}, declarations: [] }), [
    "WORKFLOWS_START_EACH_OTHER ping workflows start each other in a circle: ping > pong > ping.",
  ]);
});

test("a workflow that does not hold is refused with its state and the line that wrote it", () => {
  const workflows = { loose: workflow<{ name: string }>("Loose").wait("Wait", { seconds: -1 }).task("Greet", greet) };
  const { diagnostics } = plan({}, { ...FIXTURE, workflows, deployments: {} });
  assert.ok(diagnostics.length > 0);
  assert.match(diagnostics[0]?.location ?? "", /^loose\/States\/Wait/);
  assert.match(diagnostics[0]?.source?.file ?? "", /plan\.test\.ts$/);
});

test("names that AWS would refuse for their length are refused before", () => {
  const stack = "a-feature-branch-with-a-very-long-name-of-which-somebody-was-fond";
  const { diagnostics } = plan({ "aslant:workflows": '["greeting"]' }, FIXTURE, { project: "aslant", stack });
  assert.equal(
    diagnostics.map(({ code, location }) => [code, location]),
    [
      ["NAME_TOO_LONG", `aslant-${stack}-greeting`],
      ["NAME_TOO_LONG", `aslant-${stack}-greet`],
    ],
  );
});

test("a stack's name may hold what AWS's names may not", () => {
  const { machines } = plan({}, FIXTURE, { project: "aslant", stack: "feature/new_ui.2" }).plan;
  assert.is(machines[0]?.machineName, "aslant-feature-new-ui-2-greeting");
});

test("two plans of one stack are equal", () => {
  const lambdas = [lambda("b"), lambda("a")];
  assert.is(
    JSON.stringify(plan().plan),
    JSON.stringify(plan({}, { ...FIXTURE, declarations: [...FIXTURE.declarations, ...lambdas].reverse() }).plan),
  );
});

test.run();
