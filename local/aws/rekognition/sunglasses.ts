import type { Point, SunglassesVerdict } from "./analysis";
import type { Pixels } from "./decode-image";
import { type Colour, type FaceAxes, medianColour, type Patch, quantile, sampleColours } from "./patch";

/** Lenses leave at most this share of the skin's brightness... */
const maxBrightness = 0.72;
/** ...or tint it by at least this much, without making it brighter as make-up may. */
const minTint = 0.075;
/** The brightness of skin is taken a little below its median, as faces have highlights and a shaded side. */
const skinShare = 0.4;

/**
 * Guesses whether a face wears sunglasses: a heuristic, as no freely available model was found. It compares each eye, and
 * the skin right below it, with the skin of nose and cheeks. Open eyes leave the skin below them bright; lenses darken or
 * tint both. It misses mirrored lenses, and takes dark face paint for lenses.
 *
 * @param landmarks the face's 68 points in pixels
 */
export function judgeSunglasses(pixels: Pixels, landmarks: readonly Point[]): SunglassesVerdict {
  const { brightness, tint } = measureEyes(pixels, landmarks);
  const darkness = (maxBrightness - brightness) / maxBrightness;
  const margin = brightness < 1 ? Math.max(darkness, (tint - minTint) / minTint) : darkness;
  const value = margin > 0;
  return { value, confidence: 0.5 + Math.min(0.5, Math.abs(margin)) };
}

/** How bright the brightest eye patch is against the skin, and how far the colour of the least tinted ones is from it. */
export function measureEyes(pixels: Pixels, landmarks: readonly Point[]): { brightness: number; tint: number } {
  const { axes, eyes, below, skin } = layOut(landmarks);
  const colour = (patch: Patch) => medianColour(pixels, axes, [patch]);
  const skinColours = sampleColours(pixels, axes, skin);
  const reference = medianColour(pixels, axes, skin);
  const [eyeColours, belowColours] = [eyes.map(colour), below.map(colour)];
  const brightest = Math.max(...[...eyeColours, ...belowColours].map(({ luma }) => luma));
  const tint = Math.min(meanTint(eyeColours, reference), meanTint(belowColours, reference));
  return { brightness: brightest / Math.max(1, quantile(skinColours, "luma", skinShare)), tint };
}

interface Patches {
  readonly axes: FaceAxes;
  readonly eyes: readonly Patch[];
  readonly below: readonly Patch[];
  readonly skin: readonly Patch[];
}

function layOut(landmarks: readonly Point[]): Patches {
  const eyes = [centreOf(landmarks.slice(36, 42)), centreOf(landmarks.slice(42, 48))] as const;
  const { axes, width, size } = measureFace(eyes, centreOf(landmarks.slice(48, 68)));
  const patch = (centre: Point, across: number, tall: number): Patch => {
    return { centre, halfWidth: across * width, halfHeight: tall * size };
  };
  const lower = ({ x, y }: Point, by: number) => ({ x: x + axes.down.x * by, y: y + axes.down.y * by });
  const between = (left: number, right: number) => centreOf([landmarks[left]!, landmarks[right]!]);
  return {
    axes,
    eyes: eyes.map((eye) => patch(eye, 0.26, 0.15)),
    below: eyes.map((eye) => patch(lower(eye, 0.2 * size), 0.2, 0.06)),
    skin: [
      patch(landmarks[30]!, 0.08, 0.08),
      // Cheeks: half way to the jaw from each wing of the nose and from each corner of the mouth.
      ...[between(31, 3), between(35, 13)].map((cheek) => patch(cheek, 0.12, 0.1)),
      ...[between(48, 3), between(54, 13)].map((cheek) => patch(cheek, 0.12, 0.08)),
    ],
  };
}

function measureFace([left, right]: readonly [Point, Point], mouth: Point) {
  const width = Math.hypot(right.x - left.x, right.y - left.y) || 1;
  const along = { x: (right.x - left.x) / width, y: (right.y - left.y) / width };
  const middle = centreOf([left, right]);
  // The eyes of a face turned aside look close together, so its height counts too.
  const size = Math.max(width, 0.9 * Math.hypot(mouth.x - middle.x, mouth.y - middle.y));
  return { axes: { along, down: { x: -along.y, y: along.x } }, width, size };
}

function meanTint(colours: readonly Colour[], reference: Colour): number {
  const distances = colours.map(({ red, green }) => Math.hypot(red - reference.red, green - reference.green));
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}

function centreOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
