import { suite } from "uvu";
import * as assert from "uvu/assert";
import { differences } from "../../../scripts/conformance/difference";
import { isSinceChanged } from "../../../scripts/conformance/former-aws";
import type { RecordedCase } from "../../../scripts/conformance/recorded-case";
import { historyDifferences } from "../../../scripts/conformance/recorded-history";

const comparing = suite("comparing with recordings");

const paths = (expected: unknown, actual: unknown) => differences(expected, actual).map(({ path }) => path);

comparing("tells every place that differs, and what is missing or too much", () => {
  assert.equal(paths({ a: 1, b: [1, 2], c: 3 }, { a: 1, b: [1, 3], d: 4 }), ["$.b.1", "$.c", "$.d"]);
  assert.equal(paths([1], { 0: 1 }), ["$"]);
  assert.equal(paths(null, undefined), ["$"]);
});

comparing("placeholders stand for any text, and for nothing else", () => {
  assert.equal(paths("<uuid:1>", "3e1a"), []);
  assert.equal(paths("id <uuid:1>!", "id 3e1a!"), []);
  assert.equal(paths("id <uuid:1>!", "id 3e1a?"), ["$"]);
  assert.equal(paths("date", { a: 1 }), ["$"]);
  assert.equal(paths("datum", "x"), ["$"]);
});

comparing("JSON texts may have been parsed, and may differ in spaces, not in values", () => {
  assert.equal(paths({ cause: { a: 1 } }, { cause: '{"a": 1}' }), []);
  assert.equal(paths("[1, 2]", "[1,2]"), []);
  assert.equal(paths("[1, 2]", "[1,3]"), ["$"]);
  assert.equal(paths("0.0", "0"), []);
  assert.equal(paths(1, "2"), ["$"]);
});

comparing("histories are compared event by event, but for branches whose order was lost", () => {
  const event = (id: number | readonly number[], type: string) => ({ id, previousEventId: 0, type });
  const actual = [event(1, "A"), event(2, "B"), event(3, "C")] as never;
  assert.equal(historyDifferences([event(1, "A"), event(2, "B"), event(3, "C")], actual), []);
  assert.is(historyDifferences([event(1, "A"), event(2, "C"), event(3, "B")], actual).length > 0, true);
  assert.equal(historyDifferences([event(1, "A"), event([0], "C"), event([0], "B")], actual), []);
  assert.is(historyDifferences([event(1, "A"), event([0], "D")], actual).length, 1);
});

comparing("what AWS has changed since is told from what differs", () => {
  const recorded = (recordedDate: string) =>
    ({
      source: { recordedDate },
      history: [{ id: 1, previousEventId: 0, type: "MapStateExited" }],
    }) as unknown as RecordedCase;
  const difference = { path: "$.history[0].previousEventId", expected: 5, actual: 4 };
  assert.is(isSinceChanged(difference, recorded("21-09-2023, 14:08:16")), true);
  assert.is(isSinceChanged(difference, recorded("18-11-2024, 14:53:45")), false);
  assert.is(isSinceChanged({ ...difference, path: "$.output" }, recorded("21-09-2023, 14:08:16")), false);
});

comparing.run();
