import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { PhotoFile } from "./folder";

/** Widths and heights, about those of the photos that people put on the web. */
const SMALLEST = 160;
const LARGEST = 900;

/** A picture's structure is so many pixels coarse; what lies between is smooth, as in a photo that is a little blurred. */
const GRAIN = 6;

/**
 * Makes photos of varied sizes, or finds those that are there from last time: photo 17 is the same on every machine.
 *
 * @returns the photos by number, from `00000.jpg` on
 */
export async function generatePhotos(folder: string, count: number): Promise<readonly PhotoFile[]> {
  await mkdir(folder, { recursive: true });
  const photos = Array.from({ length: count }, (_, number) => photoFile(folder, number));
  const missing = photos.entries();
  const work = async () => {
    for (const [number, { path }] of missing) if (!existsSync(path)) await generate(number, path);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return photos;
}

function photoFile(folder: string, number: number): PhotoFile {
  const userId = String(number).padStart(5, "0");
  return { userId, fileName: `${userId}.jpg`, path: join(folder, `${userId}.jpg`) };
}

/** Under another name first: a file that is there is whole. */
async function generate(number: number, path: string): Promise<void> {
  const random = randomBytes(number);
  const [width, height] = [sideOf(random()), sideOf(random())];
  const grain = { width: Math.ceil(width / GRAIN), height: Math.ceil(height / GRAIN), channels: 3 as const };
  const pixels = Uint8Array.from({ length: grain.width * grain.height * 3 }, random);
  const picture = sharp(pixels, { raw: grain }).resize(width, height, { kernel: "cubic", fit: "fill" });
  const unfinished = `${path}.part`;
  await picture.jpeg({ quality: 85 }).toFile(unfinished);
  await rename(unfinished, path);
}

function sideOf(byte: number): number {
  return SMALLEST + Math.round((byte / 255) * (LARGEST - SMALLEST));
}

/** Bytes that only depend on the seed: mulberry32. */
function randomBytes(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
}
