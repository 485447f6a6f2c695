import { readdir } from "node:fs/promises";
import { join, parse, resolve } from "node:path";
import { fileReason } from "../file-reason";
import { Failure } from "../verb";

/** A photo file of a rider; the file's name without its ending is the rider's user id. */
export interface PhotoFile {
  readonly userId: string;
  /** Also the key under which it is uploaded. */
  readonly fileName: string;
  readonly path: string;
}

const endings = [".jpg", ".jpeg", ".png"];

/**
 * The photos in a folder, by name. What they hold is not looked at: the workflow rejects what is no photo.
 *
 * @throws Failure when there is no such folder, or no photo in it
 */
export async function photosIn(folder: string): Promise<PhotoFile[]> {
  const names = (await namesIn(folder)).sort();
  const photos = names
    .filter((name) => endings.includes(parse(name).ext.toLowerCase()))
    .map((fileName) => ({ userId: parse(fileName).name, fileName, path: join(folder, fileName) }));
  if (photos.length > 0) return photos;
  throw new Failure(`The folder "${resolve(folder)}" holds no photos; photos end in ${endings.join(", ")}.`);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    throw new Failure(`The folder "${resolve(folder)}" cannot be read: ${fileReason(error)}.`);
  }
}
