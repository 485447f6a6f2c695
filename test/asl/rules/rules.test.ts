import { suite } from "uvu";
import * as assert from "uvu/assert";
import { RULES } from "../../../asl/rules";
import { ADVICE } from "../../../asl/rules/advice";
import { createContext } from "../../../asl/rules/context";
import { validate } from "../../../asl/validate";
import { CASES, type RuleCase } from "./cases";

const test = suite("asl/rules");
const rules = new Map([...RULES, ...ADVICE].map((rule) => [rule.name, rule]));

for (const one of CASES) {
  test(`${one.rule}: ${one.title}`, () => {
    const found = validate(one.wrong, optionsOf(one));
    assert.ok(
      found.some(({ code, location, message }) => {
        return code === one.code && location === one.location && message === one.message;
      }),
      `not found among ${JSON.stringify(found, null, 2)}`,
    );
  });

  test(`${one.rule}: ${one.title} (and the right way is left alone)`, () => {
    assert.equal(validate(one.right, optionsOf(one)), []);
  });

  test(`${one.rule} finds it alone: ${one.title}`, () => {
    const rule = rules.get(one.rule);
    const context = createContext(one.wrong, { type: one.type ?? "STANDARD", substitutions: false });
    assert.ok(rule?.(context).some(({ code, location }) => code === one.code && location === one.location));
  });
}

test("every rule has a case", () => {
  const covered = new Set(CASES.map(({ rule }) => rule));
  assert.equal(
    [...rules.keys()].filter((name) => !covered.has(name)),
    [],
  );
});

test("errors are for what AWS refuses, warnings for the rest", () => {
  for (const one of CASES) {
    const found = validate(one.wrong, optionsOf(one)).find(({ code }) => code === one.code);
    const isAdvice = ADVICE.some(({ name }) => name === one.rule);
    assert.is(found?.severity, isAdvice ? "warning" : "error", one.title);
  }
});

function optionsOf({ type = "STANDARD" }: RuleCase) {
  return { type, substitutions: false };
}

test.run();
