import { suite } from "uvu";
import * as assert from "uvu/assert";
import { positiveInteger, requiredSetting } from "../../../handlers/shared/environment";

const test = suite("settings of handlers");
const name = "ASLANT_TEST_SETTING";

test.after.each(() => {
  delete process.env[name];
});

test("a setting that is set is given, one that is not is named", () => {
  assert.throws(() => requiredSetting(name), `The environment variable ${name} is not set`);
  process.env[name] = "value";
  assert.is(requiredSetting(name), "value");
});

test("a number is read, or its default taken", () => {
  assert.is(positiveInteger(name, 250), 250);
  process.env[name] = "40";
  assert.is(positiveInteger(name, 250), 40);
});

test("what is no whole number above zero is refused with the value", () => {
  for (const text of ["0", "-1", "1.5", "many"]) {
    process.env[name] = text;
    assert.throws(() => positiveInteger(name, 250), `is "${text}"; it must be a whole number above zero.`);
  }
});

test.run();
