import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compile } from "../../dsl";
import { workflows } from "../../workflows";
import { testDefinitions } from "../test-definitions";

const test = suite("workflows");

for (const [name, workflow] of Object.entries(workflows)) testDefinitions(name, workflow);

test("compiling does not change a workflow", () => {
  const [first, second] = [compile(workflows["rider-photo"]), compile(workflows["rider-photo"])];
  assert.equal(first.definition, second.definition);
});

test.run();
