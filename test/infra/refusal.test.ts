import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { refusal } from "../../infra/refusal";

const test = suite("the error that refuses a stack");
const WRONG = {
  code: "INVALID_SETTING",
  severity: "error",
  location: "aws:region",
  message: "no such region",
} as const;

test("Pulumi takes it for the user's error and shows its report", () => {
  const error = refusal("dev", [WRONG]);
  assert.ok(pulumi.RunError.isInstance(error));
  assert.match(error.message, 'wrong with stack "dev".\n\n  aws:region: no such region');
});

test("it can be inspected as Pulumi does: no frame shows", () => {
  assert.not.match(inspect(refusal("dev", [WRONG]), { colors: true }), /^\s+at /m);
});

test.run();
