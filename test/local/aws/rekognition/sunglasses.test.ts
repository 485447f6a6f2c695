import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Point } from "../../../../local/aws/rekognition/analysis";
import type { Pixels } from "../../../../local/aws/rekognition/decode-image";
import { judgeSunglasses } from "../../../../local/aws/rekognition/sunglasses";

const test = suite("sunglasses");
const size = 200;
type Rgb = readonly [number, number, number];
const skin: Rgb = [200, 150, 130];

/** A face that looks straight ahead: eyes at the height of 80, 60 pixels apart; mouth at 150. */
const landmarks: readonly Point[] = Array.from({ length: 68 }, (_, index): Point => {
  if (index === 3) return { x: 45, y: 130 };
  if (index === 13) return { x: 155, y: 130 };
  if (index === 30) return { x: 100, y: 115 };
  if (index === 31) return { x: 90, y: 120 };
  if (index === 35) return { x: 110, y: 120 };
  if (index >= 36 && index < 42) return { x: 70, y: 80 };
  if (index >= 42 && index < 48) return { x: 130, y: 80 };
  if (index === 48) return { x: 80, y: 150 };
  if (index === 54) return { x: 120, y: 150 };
  return { x: 100, y: 150 };
});

/** A face painted by height: what is not painted is skin. */
function paint(colourAt: (x: number, y: number) => Rgb | undefined): Pixels {
  const data = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) data.set(colourAt(x, y) ?? skin, (y * size + x) * 3);
  }
  return { data, width: size, height: size, photo: { width: size, height: size } };
}

const band = (top: number, bottom: number, colour: Rgb) => (_: number, y: number) => {
  return y >= top && y < bottom ? colour : undefined;
};

test("a bare face, and one with dark eyes only, wears none", () => {
  assert.is(
    judgeSunglasses(
      paint(() => undefined),
      landmarks,
    ).value,
    false,
  );
  assert.is(judgeSunglasses(paint(band(72, 88, [40, 30, 30])), landmarks).value, false);
});

test("dark lenses over eyes and the skin below are sunglasses", () => {
  const verdict = judgeSunglasses(paint(band(60, 105, [40, 35, 30])), landmarks);
  assert.is(verdict.value, true);
  assert.ok(verdict.confidence > 0.9 && verdict.confidence <= 1);
});

test("tinted lenses that are nearly as bright as skin are sunglasses", () => {
  assert.is(judgeSunglasses(paint(band(60, 105, [110, 150, 190])), landmarks).value, true);
});

test("bright make-up is not", () => {
  assert.is(judgeSunglasses(paint(band(60, 105, [180, 220, 250])), landmarks).value, false);
});

test("a dim photo changes nothing", () => {
  const dim = (colour: Rgb): Rgb => [colour[0] / 3, colour[1] / 3, colour[2] / 3];
  assert.is(
    judgeSunglasses(
      paint(() => dim(skin)),
      landmarks,
    ).value,
    false,
  );
  assert.is(
    judgeSunglasses(
      paint((x, y) => dim(band(60, 105, [40, 35, 30])(x, y) ?? skin)),
      landmarks,
    ).value,
    true,
  );
});

test("a lens over one eye only is not", () => {
  const patch = (x: number, y: number): Rgb | undefined => (x < 100 && y >= 60 && y < 105 ? [40, 35, 30] : undefined);
  assert.is(judgeSunglasses(paint(patch), landmarks).value, false);
});

test.run();
