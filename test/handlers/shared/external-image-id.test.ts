import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fromExternalImageId, toExternalImageId } from "../../../handlers/shared/external-image-id";

const test = suite("external image ids");

test("an id in Rekognition's alphabet stays as it is", () => {
  for (const id of ["user_a", "us-east-1:0a1b", "x".repeat(255), "a.b-c"]) assert.is(toExternalImageId(id), id);
});

test("any id is written in Rekognition's alphabet and comes back unchanged", () => {
  const id = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
    fc.constantFrom("::x", "::", "a@b.c"),
  );
  fc.assert(
    fc.property(id, (userId) => {
      const written = toExternalImageId(userId);
      assert.match(written, /^[a-zA-Z0-9_.\-:]{1,255}$/);
      assert.is(fromExternalImageId(written), userId);
    }),
  );
});

test("different ids are never written alike", () => {
  const id = fc.string({ unit: fc.constantFrom("a", ":", "@", "_"), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(id, id, (left, right) => left === right || toExternalImageId(left) !== toExternalImageId(right)),
  );
});

test("an id that is too long is refused with the limit", () => {
  assert.throws(
    () => toExternalImageId("ü".repeat(200)),
    "The user id is 200 characters long; Rekognition takes 255 at most.",
  );
  assert.throws(() => toExternalImageId("x".repeat(256)), /256 characters long/);
});

test.run();
