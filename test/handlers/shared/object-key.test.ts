import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { NamedError } from "../../../handlers/shared/named-error";
import { keyReadings, withObject } from "../../../handlers/shared/object-key";

const test = suite("keys of objects");

/** A bucket: gives the key of an object that is there. */
const bucketOf =
  (...keys: string[]) =>
  async (key: string) => {
    if (keys.includes(key)) return key;
    throw new NamedError("NoSuchKey", `no ${key}`);
  };

/** As S3 writes keys in notifications. */
const encode = (key: string) => encodeURIComponent(key).replaceAll("%20", "+").replaceAll("%2F", "/");

test("a key that reads as encoded is decoded first", () => {
  assert.equal(keyReadings("my+photo%281%29.jpg"), ["my photo(1).jpg", "my+photo%281%29.jpg"]);
  assert.equal(keyReadings("a%2Bb.jpg"), ["a+b.jpg", "a%2Bb.jpg"]);
});

test("a key that cannot be encoded text has one reading", () => {
  for (const key of ["plain.jpg", "a b+c.jpg", "100%.jpg", "50%zz", "ü+x", "%ff", "a&b+c"]) {
    assert.equal(keyReadings(key), [key]);
  }
});

test("any key is found when it is given as S3 encodes it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (key) => {
      assert.is(await withObject(encode(key), bucketOf(key)), key);
    }),
  );
});

test("any key is found when it is given plain", async () => {
  const tricky = fc.string({ unit: fc.constantFrom("a", "+", "%", "2", "B", " ", "/"), minLength: 1 });
  await fc.assert(
    fc.asyncProperty(tricky, async (key) => {
      assert.is(await withObject(key, bucketOf(key)), key);
    }),
  );
});

test("where both readings exist, the decoded one is meant", async () => {
  assert.is(await withObject("a+b", bucketOf("a b", "a+b")), "a b");
});

test("an object that is not there, and any other failure, is passed on", async () => {
  const messageOf = (call: Promise<unknown>) =>
    call.then(
      () => "found",
      ({ message }: Error) => message,
    );
  assert.is(await messageOf(withObject("a+b", bucketOf())), "no a+b");
  const calls: string[] = [];
  const failing = withObject("a+b", async (key) => {
    calls.push(key);
    throw new NamedError("ThrottlingException", "slow down");
  });
  assert.is(await messageOf(failing), "slow down");
  assert.equal(calls, ["a b"]);
});

test.run();
