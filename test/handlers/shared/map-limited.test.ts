import { suite } from "uvu";
import * as assert from "uvu/assert";
import { mapLimited } from "../../../handlers/shared/map-limited";

const test = suite("mapLimited");

test("results keep the order of the items, and never more than the limit are under way", async () => {
  let underWay = 0;
  let most = 0;
  const results = await mapLimited([5, 1, 4, 2, 3, 0], 3, async (turns) => {
    most = Math.max(most, ++underWay);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    underWay--;
    return turns * 10;
  });
  assert.equal(results, [50, 10, 40, 20, 30, 0]);
  assert.is(most, 3);
});

test("no items need no work", async () => {
  assert.equal(await mapLimited([], 3, () => Promise.reject(new Error("work"))), []);
});

test.run();
