import type { Box } from "./analysis";
import type { Pixels } from "./decode-image";

/** Brightness and sharpness of a part of an image, each 0 to 1. */
export interface Quality {
  readonly brightness: number;
  readonly sharpness: number;
}

/** Measures a rectangle given in pixels. */
export function measureQuality(pixels: Pixels, box: Box): Quality {
  const left = Math.max(0, Math.floor(box.x));
  const top = Math.max(0, Math.floor(box.y));
  const right = Math.min(pixels.width - 1, Math.ceil(box.x + box.width));
  const bottom = Math.min(pixels.height - 1, Math.ceil(box.y + box.height));
  let [sum, difference, count] = [0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const luma = lumaAt(pixels, x, y);
      sum += luma;
      difference += Math.abs(luma - lumaAt(pixels, x + 1, y)) + Math.abs(luma - lumaAt(pixels, x, y + 1));
      count++;
    }
  }
  // Neighbours of a crisp photo differ by some 10 of 255 levels in each direction.
  return { brightness: sum / Math.max(1, count) / 255, sharpness: Math.min(1, difference / Math.max(1, count) / 20) };
}

function lumaAt({ data, width }: Pixels, x: number, y: number): number {
  const at = (y * width + x) * 3;
  return 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
}
