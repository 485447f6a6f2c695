import { suite } from "uvu";
import * as assert from "uvu/assert";
import { isJsonObject } from "../../asl/json";

const test = suite("json");

test("an object is a JSON object", () => {
  assert.is(isJsonObject({ a: 1 }), true);
});

test("arrays, null and scalars are not JSON objects", () => {
  for (const value of [[], null, 1, "text", undefined]) assert.is(isJsonObject(value), false);
});

test.run();
