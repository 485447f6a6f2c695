import { suite } from "uvu";
import * as assert from "uvu/assert";
import { evaluateIntrinsic, parseIntrinsic } from "../../../../asl/intrinsics";
import { evaluateJsonata, parseJsonata } from "../../../../asl/jsonata";
import { arrayLength, arrayRange, workflow } from "../../../../dsl";
import { stateOf } from "../../kit";

const test = suite("ranges");
const scope = { input: {}, context: {}, variables: {}, random: () => 0, uuid: () => "" };

function both(value: () => unknown): readonly unknown[] {
  const chain = workflow("W").pass("P", { arguments: () => ({ x: value() }) });
  const path = parseIntrinsic((stateOf(chain, "P")["Parameters"] as { "x.$": string })["x.$"]);
  const jsonata = parseJsonata((stateOf(chain, "P", "JSONata")["Output"] as { x: string }).x);
  if (!path.ok || !jsonata.ok) throw new Error("One of them does not parse.");
  return [evaluateIntrinsic(path.value, scope), evaluateJsonata(jsonata.value, {})];
}

test("a range of many numbers, of one and of none is a list in both query languages", () => {
  assert.equal(both(() => arrayRange(1, 5, 2)), [[1, 3, 5], [1, 3, 5]]); // biome-ignore format: as they stand
  assert.equal(
    both(() => arrayRange(1, 1, 1)),
    [[1], [1]],
  );
  assert.equal(
    both(() => arrayRange(1, 9, 9)),
    [[1], [1]],
  );
  assert.equal(
    both(() => arrayLength(arrayRange(1, 1, 1))),
    [1, 1],
  );
});

test("a range without numbers is an empty list in both", () => {
  assert.equal(
    both(() => arrayRange(2, 1, 1)),
    [[], []],
  );
});

test.run();
