import { suite } from "uvu";
import * as assert from "uvu/assert";
import { duration, printJson, table } from "../../cli/print";

const test = suite("print");

test("columns are as wide as their widest cell and lines end without spaces", () => {
  assert.is(
    table([
      ["a", "long", "x"],
      ["bcd", "e", ""],
    ]),
    "a    long  x\nbcd  e\n",
  );
  assert.is(table([]), "");
});

test("durations are read in seconds, then in minutes", () => {
  assert.equal([0, 940, 59_940, 60_000, 125_400].map(duration), [
    "0.0 s",
    "0.9 s",
    "59.9 s",
    "1 min 00 s",
    "2 min 05 s",
  ]);
});

test("JSON is printed pretty, with a line end", () => {
  assert.is(printJson({ a: 1 }), '{\n  "a": 1\n}\n');
});

test.run();
