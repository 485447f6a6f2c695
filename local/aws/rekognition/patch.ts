import type { Point } from "./analysis";
import type { Pixels } from "./decode-image";

/** The typical colour of a stretch of an image: brightness 0 to 255, and red and green as shares of all colour. */
export interface Colour {
  readonly luma: number;
  readonly red: number;
  readonly green: number;
}

/** A rectangle around a point, turned with the face: `along` the line of the eyes, `down` towards the mouth. In pixels. */
export interface Patch {
  readonly centre: Point;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** The directions of a face in the image, each of length 1. */
export interface FaceAxes {
  readonly along: Point;
  readonly down: Point;
}

/** Samples of a side; more would not change a median. */
const samples = 16;

/** The median colour of patches taken together, channel by channel. */
export function medianColour(pixels: Pixels, axes: FaceAxes, patches: readonly Patch[]): Colour {
  const colours = sampleColours(pixels, axes, patches);
  return {
    luma: quantile(colours, "luma", 0.5),
    red: quantile(colours, "red", 0.5),
    green: quantile(colours, "green", 0.5),
  };
}

/** Colours at points spread evenly over patches. */
export function sampleColours(pixels: Pixels, axes: FaceAxes, patches: readonly Patch[]): Colour[] {
  return patches.flatMap((patch) => sample(pixels, axes, patch));
}

/** The value of a channel that a share of the colours stays below; 0.5 gives the median. */
export function quantile(colours: readonly Colour[], channel: keyof Colour, share: number): number {
  const sorted = colours.map((colour) => colour[channel]).sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}

function sample(pixels: Pixels, { along, down }: FaceAxes, { centre, halfWidth, halfHeight }: Patch): Colour[] {
  const steps = Array.from({ length: samples }, (_, index) => (2 * index + 1) / samples - 1);
  return steps.flatMap((row) =>
    steps.map((column) => {
      const x = centre.x + along.x * column * halfWidth + down.x * row * halfHeight;
      const y = centre.y + along.y * column * halfWidth + down.y * row * halfHeight;
      return colourAt(pixels, x, y);
    }),
  );
}

function colourAt({ data, width, height }: Pixels, x: number, y: number): Colour {
  const column = Math.min(width - 1, Math.max(0, Math.round(x)));
  const row = Math.min(height - 1, Math.max(0, Math.round(y)));
  const [red = 0, green = 0, blue = 0] = data.subarray((row * width + column) * 3);
  const sum = red + green + blue || 1;
  return { luma: 0.299 * red + 0.587 * green + 0.114 * blue, red: red / sum, green: green / sum };
}
