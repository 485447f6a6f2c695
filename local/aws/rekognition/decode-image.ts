import sharp, { type Metadata } from "sharp";
import { AwsError } from "../aws-error";

/** Pixels of a photo, three bytes each, turned upright and made small enough for the models. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Size of the photo itself, upright. */
  readonly photo: { readonly width: number; readonly height: number };
}

/** The models were measured at this size; more pixels cost time and find no more faces. */
const longestSidePixels = 800;

/** A larger photo is refused by its header, before any of it is decoded. */
const maxPixels = 100_000_000;

/**
 * Decodes a JPEG or PNG.
 *
 * @throws AwsError InvalidImageFormatException or ImageTooLargeException
 */
export async function decodeImage(bytes: Uint8Array): Promise<Pixels> {
  const photo = uprightSize(await readHeader(bytes));
  const { data, info } = await decode(bytes);
  return { data, width: info.width, height: info.height, photo };
}

async function readHeader(bytes: Uint8Array): Promise<Metadata> {
  const header = await invalidUnless(() => sharp(bytes, { limitInputPixels: false }).metadata());
  if (header.format !== "jpeg" && header.format !== "png") throw invalidFormat(`it is of the format ${header.format}`);
  const { width, height } = header;
  if (width * height <= maxPixels) return header;
  const limit = `${maxPixels / 1e6} million pixels are allowed`;
  throw new AwsError("ImageTooLargeException", `Image size is too large: ${width} x ${height} pixels; ${limit}.`);
}

function decode(bytes: Uint8Array) {
  const bounds = { width: longestSidePixels, height: longestSidePixels };
  const image = sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" })
    .rotate()
    .resize({ ...bounds, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "white" })
    .toColourspace("srgb")
    .raw();
  return invalidUnless(() => image.toBuffer({ resolveWithObject: true }));
}

/** Orientations 5 to 8 lay a photo on its side. */
function uprightSize({ width, height, orientation = 1 }: Metadata): Pixels["photo"] {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

async function invalidUnless<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw invalidFormat(error instanceof Error ? error.message : String(error));
  }
}

function invalidFormat(reason: string): AwsError {
  return new AwsError("InvalidImageFormatException", `Request has invalid image format: ${reason}.`);
}
