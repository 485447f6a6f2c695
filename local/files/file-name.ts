import { createHash } from "node:crypto";
import { extname } from "node:path";

/** Keys that are their own file name on every file system: no folders, no upper case, nothing hidden. */
const SIMPLE = /^[a-z0-9][a-z0-9_.-]{0,149}$/;

/**
 * The name of the file that holds an object. A simple key is kept as it is; of any other key only harmless characters are
 * kept and a digest is added, so that no key leaves the folder, is too long, or meets another where case does not count.
 *
 * @example fileNameOf("resized-photo.jpg") // "resized-photo.jpg"
 * @example fileNameOf("../Photo.JPG") // "photo~8ac79183b4a0fa8b.jpg"
 */
export function fileNameOf(key: string): string {
  if (SIMPLE.test(key) && !key.endsWith(".")) return key;
  const readable = key.toLowerCase().replace(/[^a-z0-9_-]+/g, "-");
  const extension = /^\.[a-z0-9]{1,8}$/.exec(extname(key).toLowerCase())?.[0] ?? "";
  const stem = readable.slice(0, readable.length - extension.length).slice(0, 100);
  const digest = createHash("sha256").update(key).digest("hex").slice(0, 16);
  return `${stem}~${digest}${extension}`;
}
