import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Json } from "../../../asl/json";
import { OPERATORS } from "../../../local/interpreter/choice/operators";
import { compileWildcard } from "../../../local/interpreter/choice/wildcard";
import { runDefinition } from "./run-definition";

const operators = suite("choice operators");

const holds = (name: string, value: Json, operand: Json) => OPERATORS.get(name)?.(value, operand);

operators("each relation holds for numbers as it does in arithmetic", () => {
  const relations: Record<string, (left: number, right: number) => boolean> = {
    Equals: (left, right) => left === right,
    LessThan: (left, right) => left < right,
    GreaterThan: (left, right) => left > right,
    LessThanEquals: (left, right) => left <= right,
    GreaterThanEquals: (left, right) => left >= right,
  };
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (left, right) => {
      for (const [name, relation] of Object.entries(relations)) {
        assert.is(holds(`Numeric${name}`, left, right), relation(left, right));
      }
    }),
  );
});

operators("a value of another type never matches, and never fails", () => {
  const names = [...OPERATORS.keys()].filter((name) => !name.startsWith("Is"));
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
      assert.is(holds(name, value as Json, {}), false);
    }),
  );
});

operators("timestamps compare by time, whatever their offset and fraction", () => {
  assert.is(holds("TimestampEquals", "2020-01-01T01:00:00+01:00", "2020-01-01T00:00:00Z"), true);
  assert.is(holds("TimestampLessThan", "2020-01-01T00:00:00.5Z", "2020-01-01T00:00:01Z"), true);
  assert.is(holds("TimestampEquals", "2020-02-30T00:00:00Z", "2020-02-30T00:00:00Z"), false);
});

operators("tests of kind say no as well as yes", () => {
  assert.is(holds("IsNull", null, true), true);
  assert.is(holds("IsNull", 0, false), true);
  assert.is(holds("IsTimestamp", "2020-01-01", false), true);
  assert.is(holds("IsBoolean", "true", true), false);
});

operators("a star in StringMatches is any text, an escaped one is a star", () => {
  assert.is(compileWildcard("log-*.txt")("log-a.b.txt"), true);
  assert.is(compileWildcard("log-*.txt")("log-a.txt.gz"), false);
  assert.is(compileWildcard("a*b*c")("abc"), true);
  assert.is(compileWildcard("ab*ba")("aba"), false);
  assert.is(compileWildcard("5\\*2")("5*2"), true);
  assert.is(compileWildcard("5\\*2")("5x2"), false);
});

operators("a text without stars matches itself only", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (pattern, text) => {
      fc.pre(!pattern.includes("*") && !pattern.includes("\\"));
      assert.is(compileWildcard(pattern)(text), pattern === text);
    }),
  );
});

operators("And, Or and Not combine, IsPresent asks for the path", async () => {
  const taken = async (rule: object, input: Json) => {
    const { events } = await runDefinition(
      {
        StartAt: "C",
        States: {
          C: { Type: "Choice", Choices: [{ ...rule, Next: "Yes" }], Default: "No" },
          Yes: { Type: "Succeed" },
          No: { Type: "Succeed" },
        },
      },
      input,
    );
    return events.find(({ type }) => type === "SucceedStateEntered")?.details?.name;
  };
  const one = { Variable: "$.a", NumericEquals: 1 };
  const two = { Variable: "$.b", NumericEqualsPath: "$.a" };
  assert.is(await taken({ And: [one, two] }, { a: 1, b: 1 }), "Yes");
  assert.is(await taken({ And: [one, two] }, { a: 1, b: 2 }), "No");
  assert.is(await taken({ Or: [one, two] }, { a: 2, b: 2 }), "Yes");
  assert.is(await taken({ Not: one }, { a: 1 }), "No");
  assert.is(await taken({ Variable: "$.c", IsPresent: false }, {}), "Yes");
  assert.is(await taken({ Variable: "$.c", IsPresent: true }, { c: null }), "Yes");
});

operators.run();
