import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readKeeping } from "../../cli/keeping";

const test = suite("options of keeping");

test("whole numbers are days and executions", () => {
  assert.equal(readKeeping({ "keep-days": "7", "keep-executions": "500" }), { days: 7, executions: 500 });
});

test("anything else is refused by name", () => {
  for (const given of ["-1", "1.5", "many", ""]) {
    assert.throws(
      () => readKeeping({ "keep-days": given, "keep-executions": "1" }),
      /--keep-days must be a whole number/,
    );
  }
});

test.run();
