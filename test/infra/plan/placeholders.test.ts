import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { binding, bucket } from "../../../dsl";
import { fillPlaceholders, parsePlaceholder, placeholderOf, placeholdersIn } from "../../../infra/plan/placeholders";

const test = suite("placeholders");
const inner = (placeholder: string) => placeholder.slice(2, -1);

test("a placeholder tells kind, name and attribute", () => {
  assert.is(placeholderOf(bucket("photos").arn), "${bucket/photos.Arn}");
  assert.equal(parsePlaceholder("bucket/photos.Arn"), { resource: "bucket", name: "photos", attribute: "Arn" });
});

test("texts that stand for no binding are none", () => {
  for (const text of ["AWS::Region", "aws:username", "bucket/photos", "photos.Arn", ""]) {
    assert.is(parsePlaceholder(text), undefined, text);
  }
});

test("each binding comes back from its placeholder", () => {
  const kinds = fc.constantFrom("function", "bucket", "stateMachine");
  const attributes = fc.constantFrom("Arn", "Name", "Url");
  fc.assert(
    fc.property(kinds, fc.stringMatching(/^[a-zA-Z0-9_.-]{1,40}$/), attributes, (resource, name, attribute) => {
      const { kind, ...parts } = binding(resource as "bucket", name, attribute as "Arn");
      assert.equal(parsePlaceholder(inner(placeholderOf(parts))), parts);
    }),
  );
});

test("values are filled in at any depth, other variables stay", () => {
  const policy = { Resource: ["${bucket/photos.Arn}/*", "arn:${AWS::Partition}:s3:::${aws:username}"], Sid: null };
  assert.equal(placeholdersIn(policy), ["bucket/photos.Arn", "AWS::Partition", "aws:username"]);
  const values = new Map([
    ["bucket/photos.Arn", "arn:aws:s3:::photos-1"],
    ["AWS::Partition", "aws"],
  ]);
  assert.equal(fillPlaceholders(policy, values), {
    Resource: ["arn:aws:s3:::photos-1/*", "arn:aws:s3:::${aws:username}"],
    Sid: null,
  });
});

test("a value that looks like a placeholder is not filled in again", () => {
  const values = new Map([
    ["a", "${b}"],
    ["b", "c"],
  ]);
  assert.is(fillPlaceholders("${a}", values), "${b}");
});

test.run();
