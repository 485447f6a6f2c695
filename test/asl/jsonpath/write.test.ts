import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../asl/json";
import { PathWriteFailure, parsePath, readPath, writePath } from "../../../asl/jsonpath";

const test = suite("writing paths");

function write(text: string, root: Json, value: Json): Json {
  const path = parsePath(text);
  if (!path.ok) throw new Error(path.message);
  return writePath(path.value, root, value);
}

test("the root is replaced", () => {
  assert.is(write("$", { a: 1 }, 2), 2);
});

test("missing objects on the way are made", () => {
  assert.equal(write("$.a.b.c", { x: 1 }, 2), { x: 1, a: { b: { c: 2 } } });
});

test("an item that is there is replaced", () => {
  assert.equal(write("$.a[1].b", { a: [0, { c: 1 }] }, 2), { a: [0, { c: 1, b: 2 }] });
});

test("nothing is changed in place and what is not touched is shared", () => {
  const input = Object.freeze({ kept: Object.freeze({ big: true }), a: Object.freeze({ b: 1 }) });
  const output = write("$.a.b", input, 2) as { kept: unknown };
  assert.equal(input.a, { b: 1 });
  assert.is(output.kept, input.kept);
});

test("a property called __proto__ is an ordinary one", () => {
  const output = write("$.__proto__", {}, { polluted: true });
  assert.is(JSON.stringify(output), '{"__proto__":{"polluted":true}}');
  assert.is("polluted" in {}, false);
});

for (const [path, root] of [
  ["$.a.b", { a: "text" }],
  ["$.a[3]", { a: [1] }],
  ["$.a", [1]],
  ["$.a[0]", { a: {} }],
] as const) {
  test(`${path} cannot be applied to ${JSON.stringify(root)}`, () => {
    assert.throws(
      () => write(path, root, 1),
      (error: unknown) => error instanceof PathWriteFailure && /^Unable to apply step/.test(error.message),
    );
  });
}

test("what is written is read back", () => {
  const names = fc.array(fc.constantFrom("a", "b", "c d"), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(names, fc.jsonValue(), (steps, value) => {
      const text = `$${steps.map((step) => `['${step}']`).join("")}`;
      const path = parsePath(text);
      assert.ok(path.ok);
      assert.equal(path.ok && readPath(path.value, write(text, {}, value as Json)), { found: true, value });
    }),
  );
});

test.run();
