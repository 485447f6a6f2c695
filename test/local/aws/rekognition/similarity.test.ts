import { suite } from "uvu";
import * as assert from "uvu/assert";
import { similarity } from "../../../../local/aws/rekognition/similarity";

const test = suite("similarity of faces");

/** How alike two faces at a distance are. */
const at = (distance: number) => similarity([0, 0], [distance, 0]);

test("a face is like itself, and less like others the farther they are", () => {
  assert.ok(at(0) > 99.9);
  const values = [0.2, 0.4, 0.5, 0.6, 0.8, 1].map(at);
  assert.equal(
    values,
    values.toSorted((left, right) => right - left),
  );
});

test("a threshold of 70 lies between one person's faces and two persons'", () => {
  assert.ok(at(0.505) > 70);
  assert.ok(at(0.52) < 70);
  assert.ok(at(0.8) < 2);
});

test.run();
