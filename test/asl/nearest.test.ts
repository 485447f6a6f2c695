import { suite } from "uvu";
import * as assert from "uvu/assert";
import { didYouMean, nearest } from "../../asl/nearest";

const test = suite("nearest");

test("a slip of the fingers is mended", () => {
  assert.is(nearest("Resorce", ["Result", "Resource", "Retry"]), "Resource");
  assert.is(nearest("Nxet", ["Next", "End"]), "Next");
  assert.is(nearest("queueurl", ["QueueUrl"]), "QueueUrl");
});

test("the nearest of several is taken", () => {
  assert.is(nearest("ItemPath", ["InputPath", "ItemsPath"]), "ItemsPath");
});

test("nothing is suggested for a word of its own", () => {
  assert.is(nearest("Banana", ["Next", "End"]), undefined);
  assert.is(didYouMean("Banana", ["Next", "End"]), undefined);
});

test("among very many names none is suggested", () => {
  const names = Array.from({ length: 1_000 }, (_, index) => `State ${index}`);
  assert.is(nearest("State x", names), undefined);
});

test.run();
