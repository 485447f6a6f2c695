import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../asl/json";
import { parsePath, readPath, readPathIn } from "../../../asl/jsonpath";

const test = suite("reading paths");

const SHOP: Json = {
  books: [
    { title: "A", price: 8, tags: ["x"], "in stock": true },
    { title: "B", price: 12, tags: [], code: "2" },
    { title: "C", price: 12.5, tags: ["x", "y"], gone: null },
  ],
  owner: { name: "Ann", "first name": "Ann" },
  limit: 10,
};

function read(text: string, root: Json = SHOP) {
  const path = parsePath(text);
  if (!path.ok) throw new Error(`${text}: ${path.message}`);
  return readPath(path.value, root);
}

function valueAt(text: string, root: Json = SHOP): unknown {
  const result = read(text, root);
  return result.found ? result.value : `missing: ${result.reason}`;
}

const CASES: readonly (readonly [string, unknown])[] = [
  ["$", SHOP],
  ["$.owner.name", "Ann"],
  ["$['owner']['first name']", "Ann"],
  ["$.books[1].title", "B"],
  ["$.books[(@.length-1)].title", "C"],
  ["$.books[*].title", ["A", "B", "C"]],
  ["$.books[0:2].title", ["A", "B"]],
  ["$.books[-1:].title", ["C"]],
  ["$.books[:-1].title", ["A", "B"]],
  ["$.books[0:-1].title", []],
  ["$.books[0,2].title", ["A", "C"]],
  ["$.owner['name','none']", { name: "Ann" }],
  ["$..name", ["Ann"]],
  ["$.books[?(@.price > 10)].title", ["B", "C"]],
  ["$.books[?(@.price > $.limit)].title", ["B", "C"]],
  ["$.books[?(@.code == 2)].title", ["B"]],
  ["$.books[?(@.code == '2')].title", ["B"]],
  ["$.books[?(@.price == '8')].title", ["A"]],
  ["$.books[?(@.title == B)].title", ["B"]],
  ["$.books[?(@.gone)].title", []],
  ["$.books[?(!@.code)].title", ["A", "C"]],
  ["$.books[?(@.title =~ /[bc]/i)].title", ["B", "C"]],
  ["$.books[?(@.tags[0] == 'x' && @.price < 10 || @.code == '2')].title", ["A", "B"]],
  ["$.books[*].none", []],
  ["$.books[?(@.price > 99)]", []],
  ["$.books.[0].title", "A"],
];

for (const [path, expected] of CASES) {
  test(`${path} finds what Jayway 2.0 finds`, () => {
    assert.equal(valueAt(path), expected);
  });
}

const MISSES: readonly (readonly [string, string])[] = [
  ["$.none", "No results for path: $['none']"],
  ["$.none.such", "Missing property in path $['none']"],
  ["$.owner.name.first", "Property ['first'] not found in path $['owner']['name']"],
  ["$.books[7]", "Index out of bounds when evaluating path $['books'][7]"],
  ["$.books[-1]", "Index out of bounds when evaluating path $['books'][-1]"],
  ["$.books.length()", "Property ['length()'] not found in path $['books']"],
  ["$.limit[0]", "Filter: [0] can only be applied to arrays. Current context is: 10"],
  ["$.books[0:2].none", "No results for path: $['books'][0]['none']"],
];

for (const [path, reason] of MISSES) {
  test(`${path} is missing for the reason that AWS prints`, () => {
    assert.is(valueAt(path), `missing: ${reason}`);
  });
}

test("a path with a wildcard after a missing property finds an empty list", () => {
  assert.equal(valueAt("$.none.such[*]"), []);
});

test("a property that objects inherit is missing", () => {
  for (const name of ["__proto__", "constructor", "toString"]) assert.is(read(`$.owner.${name}`).found, false);
  assert.is(read("$.books.length").found, false);
});

test("an own property called __proto__ is found", () => {
  assert.equal(valueAt("$.__proto__.a", JSON.parse('{"__proto__":{"a":1}}') as Json), 1);
});

test("context paths and variables start from their own roots", () => {
  const scope = { input: 1, context: { State: { Name: "S" } }, variables: { total: { sum: 2 } } };
  const found = ["$$.State.Name", "$total.sum", "$"].map((text) => {
    const path = parsePath(text);
    return path.ok ? readPathIn(path.value, scope) : path;
  });
  assert.equal(
    found.map((result) => ("value" in result ? result.value : result)),
    ["S", 2, 1],
  );
});

test("a variable that is not there, or that objects inherit, is missing", () => {
  for (const name of ["none", "constructor"]) {
    const path = parsePath(`$${name}`);
    if (!path.ok) throw new Error(path.message);
    assert.is(readPathIn(path.value, { input: {}, context: {}, variables: {} }).found, false);
  }
});

test("a pattern that backtracks without end is given up", () => {
  const result = read("$.books[?(@.title =~ /(a+)+b/)]", { books: [{ title: "a".repeat(40) }] });
  assert.match(result.found ? "" : result.reason, "took too long");
});

test("scans of scans end on any document", () => {
  let deep: Json = 1;
  for (let level = 0; level < 5_000; level++) deep = { a: deep };
  assert.is(read("$..*..*..*", deep).found, false);
});

test("a path of names and indices finds what plain reading finds", () => {
  const document = fc.jsonValue({ maxDepth: 4 });
  const keys = fc.array(fc.oneof(fc.constantFrom("a", "b", "key with space"), fc.nat(3)), { maxLength: 4 });
  fc.assert(
    fc.property(document, keys, (value, steps) => {
      const wrapped = steps.reduceRight<unknown>(
        (inner, step) => (typeof step === "number" ? Array(step + 1).fill(inner) : { [step]: inner }),
        value,
      );
      const text = `$${steps.map((step) => (typeof step === "number" ? `[${step}]` : `['${step}']`)).join("")}`;
      assert.equal(valueAt(text, wrapped as Json), value);
    }),
  );
});

test.run();
