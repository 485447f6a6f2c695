import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import sharp, { type Sharp } from "sharp";

/** A rectangle in pixels. */
interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Sample {
  /** Number of the group photo it is cut from. */
  readonly photo: number;
  /** The whole photo when absent. */
  readonly crop?: Crop;
  /** Centres of the eyes in the cropped picture, for drawn sunglasses. */
  readonly sunglasses?: readonly [x: number, y: number][];
}

/** Riders cut out of the group photos that come with face-api, and photos that must be rejected. */
const samples: Readonly<Record<string, Sample>> = {
  ada: { photo: 3, crop: { left: 435, top: 190, width: 500, height: 560 } },
  bea: { photo: 3, crop: { left: 930, top: 90, width: 450, height: 560 } },
  cleo: { photo: 3, crop: { left: 1390, top: 160, width: 480, height: 560 } },
  dora: { photo: 6, crop: { left: 520, top: 190, width: 470, height: 560 } },
  eve: { photo: 6, crop: { left: 1400, top: 120, width: 470, height: 560 } },
  "fay in sunglasses": {
    photo: 6,
    crop: { left: 90, top: 330, width: 500, height: 560 },
    sunglasses: [
      [204, 288],
      [328, 292],
    ],
  },
  "the window": { photo: 6, crop: { left: 880, top: 0, width: 420, height: 200 } },
  "three friends": { photo: 3 },
};

/**
 * Makes the sample photos from pictures that an installed package carries.
 *
 * @returns the folder that holds them
 */
export async function makeSamples(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const made = Object.entries(samples).map(([name, sample]) => draw(sample).toFile(join(folder, `${name}.jpg`)));
  await Promise.all(made);
  return folder;
}

function draw({ photo, crop, sunglasses = [] }: Sample): Sharp {
  const picture = sharp(join(demoFolder(), `sample${photo}.jpg`));
  const cropped = crop ? picture.extract(crop) : picture;
  const worn = crop && sunglasses.length > 0 ? cropped.composite([{ input: lenses(crop, sunglasses) }]) : cropped;
  return worn.jpeg({ quality: 90 });
}

function lenses({ width, height }: Crop, eyes: readonly (readonly [number, number])[]): Buffer {
  const ellipses = eyes.map(([x, y]) => `<ellipse cx="${x}" cy="${y}" rx="52" ry="41"/>`).join("");
  return Buffer.from(
    `<svg width="${width}" height="${height}"><g fill="#1a1410" fill-opacity="0.85">${ellipses}</g></svg>`,
  );
}

function demoFolder(): string {
  return join(dirname(require.resolve("@vladmandic/face-api/package.json")), "demo");
}
