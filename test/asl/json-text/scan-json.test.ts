import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { scanJson } from "../../../asl/json-text";

const test = suite("scan-json");

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("what JSON.parse reads has no error", () => {
  fc.assert(fc.property(fc.json(), (text) => assert.is(scanJson(text).error, undefined)));
});

test("what JSON.parse refuses has an error, wherever the text is damaged", () => {
  const pieces = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"',
    "\\",
    "1",
    "-",
    "0",
    ".",
    "e",
    "t",
    "\n",
    "\u0001",
    " ",
  );
  const damaged = fc.tuple(fc.json(), fc.nat(), fc.nat(3), pieces).map(([text, at, length, piece]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + piece + text.slice(place + length);
  });
  fc.assert(
    fc.property(damaged, (text) => assert.is(scanJson(text).error === undefined, parses(text), JSON.stringify(text))),
    { numRuns: 2_000 },
  );
});

test("the error stands where the text breaks", () => {
  assert.is(scanJson('{"a": 1,}').error?.offset, 8);
  assert.is(scanJson('{"a" 1}').error?.offset, 5);
  assert.is(scanJson('{"a": 1').error?.offset, 7);
  assert.match(scanJson("nope").error?.message ?? "", /^Unrecognized token 'nope'/);
});

test("keys written twice are found in their own object only", () => {
  const { duplicates } = scanJson('{"a": {"b": 1}, "b": {"a": 1, "\\u0061": 2}}');
  assert.equal(duplicates, [{ message: "Duplicate field 'a'", offset: 30 }]);
});

test("depth is counted, however deep", () => {
  assert.is(scanJson("1").depth, 0);
  assert.is(scanJson(`${"[".repeat(200_000)}${"]".repeat(200_000)}`).depth, 200_000);
});

test.run();
