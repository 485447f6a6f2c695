import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseRange } from "../../../../local/aws/s3/range";

const test = suite("byte ranges");

test("a range is cut to the content", () => {
  assert.equal(parseRange("bytes=0-0", 10), { start: 0, end: 0 });
  assert.equal(parseRange("bytes=5-", 10), { start: 5, end: 9 });
  assert.equal(parseRange("bytes=-3", 10), { start: 7, end: 9 });
  assert.equal(parseRange("bytes=-30", 10), { start: 0, end: 9 });
  assert.equal(parseRange("bytes=2-99", 10), { start: 2, end: 9 });
});

test("a header of another form asks for everything", () => {
  for (const header of [undefined, "", "bytes=-", "bytes=4-2", "bytes=0-1,3-4", "items=0-1"]) {
    assert.is(parseRange(header, 10), undefined);
  }
});

test("a range outside the content is refused", () => {
  for (const header of ["bytes=10-", "bytes=10-20", "bytes=-0"]) assert.throws(() => parseRange(header, 10), /range/);
  assert.throws(() => parseRange("bytes=0-", 0), /range/);
});

test.run();
