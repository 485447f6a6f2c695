import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseDefinition } from "../../../asl/json-text";

const test = suite("parse-definition");

test("text that is not JSON is refused in AWS's words", () => {
  const [finding] = parseDefinition("not a definition").diagnostics;
  assert.is(finding?.code, "INVALID_JSON_DESCRIPTION");
  assert.is(finding?.location, '[Source: (String)"not a definition"; line: 1, column: 4]');
  assert.match(
    finding?.message ?? "",
    /^Unrecognized token 'not': was expecting \(JSON String, Number, Array, Object or token 'null', 'true' or 'false'\)\n at /,
  );
});

test("blank text is no object", () => {
  assert.is(parseDefinition(" \n").diagnostics[0]?.message, "Definition must be a valid JSON object");
});

test("text beyond the limit is not read", () => {
  assert.is(parseDefinition(`{"Comment": "${"x".repeat(1_048_576)}"}`).diagnostics[0]?.code, "DEFINITION_TOO_LARGE");
});

test("JSON is read", () => {
  const parsed = parseDefinition('{"StartAt": "A"}');
  assert.equal(parsed.ok && parsed.definition, { StartAt: "A" });
  assert.equal(parsed.diagnostics, []);
});

test.run();
