import { suite } from "uvu";
import * as assert from "uvu/assert";
import { workflow } from "../../../dsl";
import { definitionOf, problemsOf } from "../kit";

const test = suite("what a workflow says of its machine");

test("a machine has the version that its workflow says, and none otherwise", () => {
  const versioned = workflow("W", { version: "1.0", comment: "One", timeoutSeconds: 5 }).succeed("Done");
  const { States: _, ...header } = definitionOf(versioned);
  assert.equal(header, { Comment: "One", Version: "1.0", TimeoutSeconds: 5, StartAt: "Done" });
  assert.equal(problemsOf(versioned), []);
  assert.not("Version" in definitionOf(workflow("W").succeed("Done")));
});

test("a version that does not exist is refused", () => {
  assert.equal(problemsOf(workflow("W", { version: "2.0" } as never).succeed("Done")), [
    "SCHEMA_VALIDATION_FAILED /Version",
  ]);
});

test.run();
