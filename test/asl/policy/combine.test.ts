import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { combineNeeds } from "../../../asl/policy/combine";
import type { Need } from "../../../asl/policy/statement";

const test = suite("combineNeeds");

test("puts actions on the same resources into one statement", () => {
  const on = { resources: ["arn:aws:s3:::b/*"] };
  assert.equal(
    combineNeeds([
      { action: "s3:PutObject", ...on, state: "Write" },
      { action: "s3:GetObject", ...on, state: "Read" },
    ]),
    [{ actions: ["s3:GetObject", "s3:PutObject"], resources: ["arn:aws:s3:::b/*"], states: ["Read", "Write"] }],
  );
});

test("does not put an action on another's resources", () => {
  const statements = combineNeeds([
    { action: "s3:PutObject", resources: ["arn:aws:s3:::a/*"] },
    { action: "s3:GetObject", resources: ["arn:aws:s3:::b/*"] },
  ]);
  assert.is(statements.length, 2);
});

test("leaves out what a wider resource, or the same without conditions, says already", () => {
  const conditions = { StringEquals: { "s3:prefix": ["in/"] } };
  assert.equal(
    combineNeeds([
      { action: "s3:GetObject", resources: ["arn:aws:s3:::b/a", "arn:aws:s3:::b/*"] },
      { action: "s3:ListBucket", resources: ["arn:aws:s3:::b"] },
      { action: "s3:ListBucket", resources: ["arn:aws:s3:::b"], conditions },
    ]).map(({ actions, resources }) => [actions, resources]),
    [
      [["s3:GetObject"], ["arn:aws:s3:::b/*"]],
      [["s3:ListBucket"], ["arn:aws:s3:::b"]],
    ],
  );
});

const need: fc.Arbitrary<Need> = fc.record({
  action: fc.constantFrom("s3:GetObject", "s3:PutObject", "sns:Publish"),
  resources: fc.subarray(["arn:a", "arn:a/x", "arn:a/*", "arn:b"], { minLength: 1 }),
  state: fc.constantFrom("A", "B", "C"),
});

test("the order of needs does not matter, nor does saying one twice", () => {
  fc.assert(
    fc.property(fc.array(need, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 8 }), (needs, picks) => {
      const repeated = [...needs]
        .reverse()
        .concat(picks.flatMap((pick) => needs[pick % Math.max(1, needs.length)] ?? []));
      assert.equal(combineNeeds(repeated), combineNeeds(needs));
    }),
  );
});

test("every need is allowed by a statement, and no statement allows more than a need", () => {
  const matches = (pattern: string, arn: string) =>
    pattern === arn || (pattern.endsWith("*") && arn.startsWith(pattern.slice(0, -1)));
  fc.assert(
    fc.property(fc.array(need, { maxLength: 8 }), (needs) => {
      const statements = combineNeeds(needs);
      for (const { action, resources } of needs) {
        for (const arn of resources) {
          const allowing = statements.filter(
            (s) => s.actions.includes(action) && s.resources.some((r) => matches(r, arn)),
          );
          assert.is(allowing.length, 1);
        }
      }
      for (const { actions, resources } of statements) {
        for (const action of actions) {
          for (const arn of resources) {
            assert.ok(needs.some((one) => one.action === action && one.resources.includes(arn)));
          }
        }
      }
    }),
  );
});

test.run();
