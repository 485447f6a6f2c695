import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parsePath } from "../../../asl/jsonpath";

const test = suite("parsing paths");

const WRONG = [
  "",
  "a.b",
  "@.a",
  "$.",
  "$.a.",
  "$..",
  "$.a..",
  "$['a",
  "$[",
  "$[]",
  "$[a]",
  "$.k e y",
  "$[::2]",
  "$[:]",
  "$[?(@.a == 1]",
  "$[?()]",
  "$.a[?(@.b[*] == 1)]",
  "$.a[?(@.b in ['x'])]",
  "$.a[?($v.b == 1)]",
  "$.a[?(@.b =~ 'x')]",
  "$.a[?(@.b =~ /(/)]",
  "$1a.b",
];

for (const text of WRONG) {
  test(`'${text}' is no path`, () => {
    const path = parsePath(text);
    assert.is(path.ok, false);
    assert.ok(!path.ok && path.message !== "" && path.offset >= 0 && path.offset <= text.length);
  });
}

test("the offset of an error points at the part that is wrong", () => {
  const path = parsePath("$.a.b[oops].c");
  assert.equal(path.ok ? undefined : [path.message, path.offset], ["Could not analyze path component: [oops]", 6]);
});

test("names and single indices make a reference path, and a definite one", () => {
  const path = parsePath("$.a['b c'][0]");
  assert.equal(path.ok ? [path.value.reference, path.value.definite] : undefined, [true, true]);
});

test("the last item is definite but no reference", () => {
  const path = parsePath("$.a[(@.length-1)]");
  assert.equal(path.ok ? [path.value.reference, path.value.definite] : undefined, [false, true]);
});

for (const text of ["$.a[*]", "$..a", "$.a[0:1]", "$.a[0,1]", "$.a[?(@.b)]", "$.*"]) {
  test(`${text} is not definite`, () => {
    const path = parsePath(text);
    assert.equal(path.ok ? [path.value.reference, path.value.definite] : undefined, [false, false]);
  });
}

test("a path tells what it starts from", () => {
  const roots = ["$.a", "$$.Execution.Id", "$total.sum", "$"].map((text) => {
    const path = parsePath(text);
    return path.ok ? [path.value.root, path.value.variable] : path.message;
  });
  assert.equal(roots, [
    ["input", undefined],
    ["context", undefined],
    ["variable", "total"],
    ["input", undefined],
  ]);
});

test("the same text is parsed once", () => {
  assert.is(parsePath("$.once"), parsePath("$.once"));
});

test("a text of any length and nesting is answered", () => {
  for (const text of [
    `$${".a".repeat(100_000)}`,
    `$${"[".repeat(5_000)}`,
    `$[?(${"@[?(".repeat(2_000)}`,
    "$..*".repeat(100),
  ]) {
    assert.type(parsePath(text).ok, "boolean");
  }
});

test.run();
