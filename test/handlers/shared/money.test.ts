import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { formatCents, toCents } from "../../../handlers/shared/money";

const test = suite("money");

test("every amount of whole cents is read back from what is written", () => {
  fc.assert(
    fc.property(fc.nat({ max: 1_000_000_000 }), (cents) => {
      assert.is(toCents(Number(formatCents(cents))), cents);
      assert.is(toCents(cents / 100), cents);
    }),
  );
});

test("what is no amount of whole cents is none", () => {
  for (const amount of [-1, -0.01, 0.005, 19.999, Number.NaN, Number.POSITIVE_INFINITY, 1e300, "1", null, undefined]) {
    assert.is(toCents(amount), undefined, String(amount));
  }
});

test("cents have two digits", () => {
  assert.equal([0, 5, 100, 24_990].map(formatCents), ["0.00", "0.05", "1.00", "249.90"]);
});

test.run();
