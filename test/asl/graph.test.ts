import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StateMachineDefinition } from "../../asl/definition";
import { reachableStates, scopesOf, statesOf, transitionsOf } from "../../asl/graph";
import { cyclesOf } from "../../asl/graph-cycles";

const test = suite("graph");

const nested: StateMachineDefinition = {
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      Iterator: {
        StartAt: "Both",
        States: {
          Both: { Type: "Parallel", Branches: [{ StartAt: "Deep", States: { Deep: { Type: "Succeed" } } }], End: true },
        },
      },
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Stop" }],
      Next: "Ask",
    },
    Ask: { Type: "Choice", Choices: [{ Variable: "$.again", BooleanEquals: true, Next: "Each" }], Default: "Stop" },
    Stop: { Type: "Fail" },
  },
};

test("every state of every scope is found, with AWS's location", () => {
  assert.equal(
    statesOf(nested).map(({ location }) => location),
    [
      "/States/Each",
      "/States/Ask",
      "/States/Stop",
      "/States/Each/Iterator/States/Both",
      "/States/Each/Iterator/States/Both/Branches[0]/States/Deep",
    ],
  );
});

test("a nested scope knows the state it belongs to", () => {
  const [machine, iterator] = scopesOf(nested);
  assert.is(iterator?.parent?.name, "Each");
  assert.is(iterator?.parent?.scope, machine);
  assert.is(machine?.parent, undefined);
});

test("transitions come with the place of the name", () => {
  const { Each, Ask } = nested.States;
  assert.equal(
    [Each, Ask].flatMap((state) => (state === undefined ? [] : transitionsOf(state))),
    [
      { kind: "Next", to: "Ask", location: "/Next" },
      { kind: "Catch", to: "Stop", location: "/Catch[0]/Next" },
      { kind: "Choice", to: "Each", location: "/Choices[0]/Next" },
      { kind: "Default", to: "Stop", location: "/Default" },
    ],
  );
});

test("a state that only itself leads to is not reached", () => {
  const [scope] = scopesOf({
    StartAt: "A",
    States: { A: { Type: "Pass", End: true }, B: { Type: "Pass", Next: "B" } },
  });
  assert.equal([...reachableStates(scope!)], ["A"]);
});

test("loops are found, and chains are none", () => {
  const [scope] = scopesOf(nested);
  assert.equal(
    cyclesOf(scope!).map((names) => [...names].sort()),
    [["Ask", "Each"]],
  );
  const [inner] = scopesOf({ StartAt: "A", States: { A: { Type: "Pass", Next: "B" }, B: { Type: "Succeed" } } });
  assert.equal(cyclesOf(inner!), []);
});

test("a state that leads to itself is a loop", () => {
  const [scope] = scopesOf({ StartAt: "A", States: { A: { Type: "Pass", Next: "A" } } });
  assert.equal(cyclesOf(scope!), [["A"]]);
});

test("any JSON has scopes", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const definition = { StartAt: json, States: { A: json, B: { Type: "Map", Iterator: json, Catch: json } } };
      const scopes = scopesOf(definition as unknown as StateMachineDefinition);
      assert.ok(scopes.length >= 1);
      assert.ok(scopes.flatMap(cyclesOf).length >= 0);
    }),
  );
});

test("ten thousand scopes in each other are walked", () => {
  let state: object = { Type: "Succeed" };
  for (let depth = 0; depth < 10_000; depth++) {
    state = { Type: "Map", ItemProcessor: { StartAt: "A", States: { A: state } } };
  }
  const definition = { StartAt: "A", States: { A: state } } as unknown as StateMachineDefinition;
  assert.is(scopesOf(definition).length, 10_001);
});

test.run();
