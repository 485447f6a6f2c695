import { suite } from "uvu";
import * as assert from "uvu/assert";
import { boundedExec, RegexTimeout } from "../../asl/bounded-regex";

const test = suite("bounded regular expressions");

for (const [pattern, text, found] of [
  [/a.c/, "xabc", "abc"],
  [/^(?:(a|b)+)$/, "abab", "abab"],
  [/(?<=x)y/, "xy", "y"],
  [/a/, "b", undefined],
] as const) {
  test(`${pattern} finds ${found} in ${text}`, () => {
    assert.is(boundedExec(pattern, text)?.[0], found);
  });
}

for (const pattern of [
  /(a+)+$/,
  /(a|a)*$/,
  /a*a*a*a*a*a*a*a*a*a*c/,
  /a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?[a]{60}c/,
]) {
  test(`${pattern} is stopped`, () => {
    assert.throws(
      () => boundedExec(pattern, `${"a".repeat(60)}b`, 50),
      (error: unknown) => error instanceof RegexTimeout,
    );
  });
}

test.run();
