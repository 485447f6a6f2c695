import { suite } from "uvu";
import * as assert from "uvu/assert";
import { describeDiagnostics } from "../../cli/diagnostics";

const test = suite("findings for people");
const found = {
  code: "C",
  severity: "error",
  location: "/States/Pay/Branches[0]/States/Ask/Next",
  message: "m",
} as const;

test("those of a definition have its path, those of a workflow its states", () => {
  assert.is(describeDiagnostics([found]), "error C /States/Pay/Branches[0]/States/Ask/Next: m\n");
  assert.is(describeDiagnostics([found], "Orders"), "error C Orders > Pay > Ask > Next: m\n");
});

test.run();
