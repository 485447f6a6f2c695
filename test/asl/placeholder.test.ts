import { suite } from "uvu";
import * as assert from "uvu/assert";
import { hasPlaceholder, replacePlaceholders } from "../../asl/placeholder";

const test = suite("placeholder");

test("placeholders of every kind are known", () => {
  for (const text of [
    "${Pay.Arn}",
    "arn:${AWS::Partition}:x",
    "{{ pay }}",
    "<function-arn>",
    "[!lambda[pay]arn]",
    "__PAY_ARN__",
  ]) {
    assert.ok(hasPlaceholder(text), text);
  }
});

test("other texts hold none", () => {
  for (const text of [
    "",
    "$.a",
    "$5",
    "a < b and c > d",
    "States.Format('{}', $.a)",
    "[1]",
    "snake__case",
    "${",
    "arn:aws:x",
  ]) {
    assert.not(hasPlaceholder(text), text);
  }
});

test("each is replaced by one text", () => {
  assert.is(replacePlaceholders("arn:${P}:lambda:${R}:x", "*"), "arn:*:lambda:*:x");
});

test("texts that begin placeholders without end are read once, however long", () => {
  for (const text of ["[!", "${", "<a", "{{"]) assert.not(hasPlaceholder(text.repeat(300_000)), text);
});

test.run();
