import type { Point, SunglassesVerdict } from "./analysis";
import type { Pixels } from "./decode-image";
import { type Colour, type FaceAxes, medianColour, type Patch } from "./patch";

/** Lenses leave at most this share of the skin's brightness... */
const maxBrightness = 0.65;
/** ...or tint it by at least this much. */
const minTint = 0.075;

/**
 * Guesses whether a face wears sunglasses: a heuristic, as no freely available model was found. It compares each eye, and
 * the skin right below it, with the skin of nose and cheeks. Open eyes leave the skin below them bright; lenses darken or
 * tint both. It misses mirrored lenses, and takes dark face paint for lenses.
 *
 * @param landmarks the face's 68 points in pixels
 */
export function judgeSunglasses(pixels: Pixels, landmarks: readonly Point[]): SunglassesVerdict {
  const { brightness, tint } = measureEyes(pixels, landmarks);
  const value = brightness < maxBrightness || tint > minTint;
  const margin = Math.max((maxBrightness - brightness) / maxBrightness, (tint - minTint) / minTint);
  return { value, confidence: 0.5 + Math.min(0.5, Math.abs(margin)) };
}

/** How bright the brightest eye patch is against the skin, and how far the colour of the least tinted ones is from it. */
export function measureEyes(pixels: Pixels, landmarks: readonly Point[]): { brightness: number; tint: number } {
  const { axes, eyes, below, skin } = layOut(landmarks);
  const colour = (patch: Patch) => medianColour(pixels, axes, [patch]);
  const reference = medianColour(pixels, axes, skin);
  const [eyeColours, belowColours] = [eyes.map(colour), below.map(colour)];
  const brightest = Math.max(...[...eyeColours, ...belowColours].map(({ luma }) => luma));
  const tint = Math.min(meanTint(eyeColours, reference), meanTint(belowColours, reference));
  return { brightness: brightest / Math.max(1, reference.luma), tint };
}

function layOut(landmarks: readonly Point[]) {
  const eyeCentres = [centreOf(landmarks.slice(36, 42)), centreOf(landmarks.slice(42, 48))] as const;
  const mouth = centreOf(landmarks.slice(48, 68));
  const [left, right] = eyeCentres;
  const between = Math.hypot(right.x - left.x, right.y - left.y) || 1;
  const along = { x: (right.x - left.x) / between, y: (right.y - left.y) / between };
  const axes: FaceAxes = { along, down: { x: -along.y, y: along.x } };
  const middle = centreOf(eyeCentres);
  // The eyes of a face turned aside look close together, so its height counts too.
  const size = Math.max(between, 0.9 * Math.hypot(mouth.x - middle.x, mouth.y - middle.y));
  const lower = ({ x, y }: Point, by: number) => ({ x: x + axes.down.x * by, y: y + axes.down.y * by });
  const patch = (centre: Point, width: number, height: number): Patch => {
    return { centre, halfWidth: width, halfHeight: height };
  };
  return {
    axes,
    eyes: eyeCentres.map((eye) => patch(eye, 0.26 * between, 0.15 * size)),
    below: eyeCentres.map((eye) => patch(lower(eye, 0.2 * size), 0.2 * between, 0.06 * size)),
    skin: [
      patch(landmarks[30]!, 0.1 * between, 0.1 * size),
      ...eyeCentres.map((eye) => patch(lower(eye, 0.6 * size), 0.15 * between, 0.1 * size)),
    ],
  };
}

function meanTint(colours: readonly Colour[], reference: Colour): number {
  const distances = colours.map(({ red, green }) => Math.hypot(red - reference.red, green - reference.green));
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}

function centreOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
